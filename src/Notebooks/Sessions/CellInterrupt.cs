using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>
/// How a cell is stopped that somebody does not want any more: first it is asked. The host leaves one that only waits for
/// something. One that keeps a thread loses its process.
/// </summary>
/// <param name="host">What runs it.</param>
/// <param name="cell">Its number.</param>
internal sealed class CellInterrupt(HostConversation host, int cell) : IDisposable
{
    /// <summary>How long a cell has to stop by itself, or to be left by its host, on a machine that may be busy.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _requested = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Requested => _requested.Token;

    /// <summary>Whether the cell did not stop by itself.</summary>
    public bool HasKilled { get; private set; }

    /// <summary>Asks the cell to stop, and ends its process unless it does in time. Only the first call does anything.</summary>
    public async Task RequestAsync()
    {
        if (_ended.Task.IsCompleted || Requested.IsCancellationRequested) return;
        await _requested.CancelAsync().ConfigureAwait(false);
        // A host that does not read any more must not hold up its own end.
        _ = Task.Run(() => host.Send(new Interrupt { Cell = cell }));
        if (await Task.WhenAny(_ended.Task, Task.Delay(Grace)).ConfigureAwait(false) == _ended.Task) return;
        HasKilled = true;
        host.Kill();
    }

    /// <summary>The cell has ended.</summary>
    public void Dispose() => _ended.TrySetResult();
}
