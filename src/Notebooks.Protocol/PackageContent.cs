namespace Notebooks.Protocol;

/// <summary>The folder with the files that packages want beside a program. It travels to the host as a file in it, among the files that may have to be loaded.</summary>
public static class PackageContent
{
    /// <summary>Name of the file that stands for the folder.</summary>
    public const string Mark = ".package-content";

    /// <summary>The folder that a file stands for, or null.</summary>
    /// <param name="path">Full path of the file.</param>
    public static string? FolderOf(string path) => Path.GetFileName(path) == Mark ? Path.GetDirectoryName(path) : null;
}
