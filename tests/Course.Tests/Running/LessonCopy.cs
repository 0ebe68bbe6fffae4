namespace Course.Tests.Running;

/// <summary>Copies of lessons that tests change, in places where their import finds what it needs.</summary>
internal static class LessonCopy
{
    /// <summary>Makes the place of a copy. The file is still to be written.</summary>
    /// <param name="folder">A folder of the copy's own. It need not exist.</param>
    /// <param name="lesson">The lesson's file name without extension.</param>
    /// <returns>Path of the copy.</returns>
    public static string PathIn(string folder, string lesson)
    {
        var copy = Path.Combine(folder, "notebooks", $"{lesson}.dib");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        Directory.CreateSymbolicLink(Path.Combine(folder, "shared"), Repository.Shared);
        return copy;
    }
}
