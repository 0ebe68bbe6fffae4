namespace Notebooks.Protocol;

/// <summary>Files that a package brings for notebooks. They travel to the host among the files that may have to be loaded.</summary>
public static class PackageExtension
{
    /// <summary>The folder of a package in which .NET Interactive looks.</summary>
    public const string Folder = "interactive-extensions/dotnet";

    /// <summary>Whether a file is an assembly or a script with extensions.</summary>
    /// <param name="path">Its path, in the form of any system.</param>
    public static bool Is(string path) =>
        path.Replace('\\', '/') is var file
        && file.LastIndexOf('/') is > 0 and var end
        && file.AsSpan(0, end).EndsWith(Folder, StringComparison.OrdinalIgnoreCase)
        && (file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || file.AsSpan(end).Equals("/extension.dib", StringComparison.OrdinalIgnoreCase));
}
