namespace Notebooks.Processes;

/// <summary>How a host is started.</summary>
/// <param name="Folder">Its working directory.</param>
internal sealed record HostStart(string Folder)
{
    /// <summary>Which program it is: one of <see cref="HostPrograms"/>.</summary>
    public string Program { get; init; } = HostPrograms.Compiled;

    /// <summary>How much memory it may use, in bytes, or null for any.</summary>
    public long? MemoryLimit { get; init; }
}
