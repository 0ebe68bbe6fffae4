namespace Notebooks.Compiling;

/// <summary>What tells one content of a file from another without reading it.</summary>
/// <param name="Written">When it was written last.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct FileStamp(DateTime Written, long Length)
{
    /// <summary>The stamp of a file as it is now; that of no file when there is none.</summary>
    /// <param name="path">Its full path.</param>
    public static FileStamp Of(string path) => new FileInfo(path) is { Exists: true } file ? new(file.LastWriteTimeUtc, file.Length) : default;
}
