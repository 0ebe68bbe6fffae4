using Notebooks.Protocol;

namespace Notebooks.Compiling.Packages;

/// <summary>
/// A folder with the content files of a set of packages, as a build would copy them beside a program. While cells use these
/// packages, it takes the place of the program's folder: the host's own folder is shared by all notebooks.
/// </summary>
internal static class ContentFolder
{
    /// <summary>Copies the files, unless they are there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files.</param>
    /// <returns>Full path of the file that stands for the folder: see <see cref="PackageContent"/>.</returns>
    /// <exception cref="IOException">They cannot be copied.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static string Fill(string folder, IReadOnlyList<ContentFile> files)
    {
        var mark = Path.Combine(folder, PackageContent.Mark);
        if (File.Exists(mark)) return mark;
        OwnFolder.Create(folder);
        foreach (var file in files)
        {
            var target = Path.GetFullPath(file.OutputPath, folder);
            // A package must not write anywhere else.
            if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Place(file.Path, target);
        }
        // The mark comes last: a folder without it is not complete.
        File.WriteAllText(mark, "");
        return mark;
    }

    // Another run may do the same. The move keeps each file whole.
    private static void Place(string source, string target)
    {
        var temporary = $"{target}.{Guid.NewGuid():N}";
        File.Copy(source, temporary);
        File.Move(temporary, target, overwrite: true);
    }
}
