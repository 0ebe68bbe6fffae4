using Microsoft.CodeAnalysis;

namespace Notebooks.Compiling;

/// <summary>Resolves <c>#load</c>: relative to the notebook's folder, within a loaded file relative to that file.</summary>
internal sealed class LoadResolver(string folder) : SourceReferenceResolver
{
    private readonly SourceFileResolver _files = new([], folder);

    /// <summary>Files that were loaded.</summary>
    public ReadFiles FilesRead { get; } = [];

    /// <summary>A path as an author would write it: relative to the notebook.</summary>
    public static string Shorten(string path, string folder) => Path.IsPathRooted(path) ? Path.GetRelativePath(folder, path).Replace('\\', '/') : path;

    public override string? NormalizePath(string path, string? baseFilePath) =>
        // The debug information records this path. Assemblies that others share must not contain paths of this machine.
        Shorten(_files.NormalizePath(path, Rooted(baseFilePath)) ?? path, folder);

    public override string? ResolveReference(string path, string? baseFilePath) => _files.ResolveReference(path, Rooted(baseFilePath));

    public override Stream OpenRead(string resolvedPath)
    {
        FilesRead.Add(resolvedPath);
        return _files.OpenRead(resolvedPath);
    }

    private static string? Rooted(string? path) => path is not null && Path.IsPathRooted(path) ? path : null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
