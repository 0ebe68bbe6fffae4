namespace Lessons.Charts;

/// <summary>Reads files that are embedded in the assembly.</summary>
internal static class Resources
{
    /// <summary>The text of a file.</summary>
    /// <param name="name">Its name.</param>
    public static string Read(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream("Lessons.Charts." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
