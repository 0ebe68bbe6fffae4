using System.Collections;

namespace Notebooks.Compiling;

/// <summary>Files that a compilation has read, and what they were like then.</summary>
internal sealed class ReadFiles : IEnumerable<string>
{
    private readonly Dictionary<string, FileStamp> _files = [];

    /// <summary>Notes a file that is being read. What counts is the first time.</summary>
    /// <param name="path">Its full path.</param>
    public void Add(string path) => _files.TryAdd(path, FileStamp.Of(path));

    /// <summary>Whether one of them has been written or deleted since.</summary>
    public bool HaveChanged => _files.Any(file => FileStamp.Of(file.Key) != file.Value);

    public IEnumerator<string> GetEnumerator() => _files.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
