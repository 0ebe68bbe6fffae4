using Microsoft.CodeAnalysis;

namespace Notebooks.Compiling;

/// <summary>
/// References of one notebook to assemblies in files, each of which is read once. All submissions that refer to a file then
/// share what the compiler knows of it. Where a file was replaced by another one, that one is read.
/// </summary>
/// <param name="read">Reads an assembly.</param>
internal sealed class FileReferences(Func<string, PortableExecutableReference> read)
{
    private readonly Dictionary<string, Known> _files = [];

    /// <summary>A reference to an assembly.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="properties">How it is referred to.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public PortableExecutableReference Of(string path, MetadataReferenceProperties properties = default)
    {
        var file = new FileInfo(path);
        lock (_files)
        {
            if (!_files.TryGetValue(path, out var known) || known.Written != file.LastWriteTimeUtc || known.Length != file.Length)
                _files[path] = known = new(file.LastWriteTimeUtc, file.Length, read(path));
            // It shares the metadata: two readings of one file would be two assemblies of one name.
            return known.Reference.WithProperties(properties);
        }
    }

    private sealed record Known(DateTime Written, long Length, PortableExecutableReference Reference);
}
