namespace Notebooks.Processes;

/// <summary>Kills a host that uses more memory than it may. The host's own limit counts only the managed heap.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    /// <summary>The exception that a cell gets when the managed heap is full.</summary>
    public const string Exception = "System.OutOfMemoryException";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // The runtime itself needs some memory. With this allowance the heap is full before the process has to be killed.
    private const long OfTheRuntime = 128L << 20;

    private readonly HostProcess _host;
    private readonly Timer? _timer;

    /// <param name="host">The process.</param>
    /// <param name="limit">The limit in bytes; 0 for none.</param>
    public MemoryWatch(HostProcess host, long limit)
    {
        (_host, Limit) = (host, limit);
        if (limit > 0) _timer = new(_ => Look(), null, Interval, Interval);
    }

    /// <summary>The limit in bytes; 0 for none.</summary>
    public long Limit { get; }

    /// <summary>Whether the host was killed because it exceeded the limit.</summary>
    public bool Exceeded { get; private set; }

    /// <summary>The message about a notebook that used too much memory.</summary>
    /// <param name="limit">The limit in bytes; 0 for none.</param>
    public static string Explain(long limit) => limit > 0
        ? $"The notebook used more than {Text(limit)} of memory. --memory sets the limit."
        : "The notebook used more memory than there is.";

    private static string Text(long bytes) => bytes % (1L << 30) == 0 ? $"{bytes >> 30} GB" : $"{bytes >> 20} MB";

    private void Look()
    {
        if (Exceeded || !(_host.MemoryInUse > Limit + OfTheRuntime)) return;
        Exceeded = true;
        _host.Kill();
    }

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
