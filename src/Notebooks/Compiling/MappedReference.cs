using System.IO.MemoryMappedFiles;
using Microsoft.CodeAnalysis;

namespace Notebooks.Compiling;

/// <summary>A reference to an assembly whose file stays as it is while this process runs.</summary>
internal static class MappedReference
{
    /// <summary>
    /// Maps the file into memory for the rest of the process, and so reads only the pages that the compiler looks at.
    /// <see cref="MetadataReference.CreateFromFile(string, MetadataReferenceProperties, DocumentationProvider)"/> would copy all of it.
    /// </summary>
    /// <param name="path">Full path of the assembly.</param>
    public static unsafe PortableExecutableReference Of(string path)
    {
        // The view outlives the file's handle. Three hundred open handles would be more than some systems allow.
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(offset: 0, size: 0, MemoryMappedFileAccess.Read);
        byte* image = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref image);
        var module = ModuleMetadata.CreateFromImage((nint)image, checked((int)new FileInfo(path).Length));
        return AssemblyMetadata.Create(module).GetReference(filePath: path, display: path);
    }
}
