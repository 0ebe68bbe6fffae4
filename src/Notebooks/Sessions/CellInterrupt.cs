using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>
/// Interrupts a cell. First the cell is asked to stop. If it only waits for something, the host leaves it there. If it
/// keeps a thread, its process is ended.
/// </summary>
/// <param name="host">The host that runs the cell.</param>
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

    /// <summary>Asks the cell to stop, and ends its process unless it stops in time. Only the first call counts.</summary>
    public async Task RequestAsync()
    {
        if (_ended.Task.IsCompleted || Requested.IsCancellationRequested) return;
        await _requested.CancelAsync().ConfigureAwait(false);
        // Sending may block when the host does not read any more. That must not delay the end of the host.
        _ = Task.Run(() => host.Send(new Interrupt { Cell = cell }));
        if (await Task.WhenAny(_ended.Task, Task.Delay(Grace)).ConfigureAwait(false) == _ended.Task) return;
        HasKilled = true;
        host.Kill();
    }

    /// <summary>The cell has ended.</summary>
    public void Dispose() => _ended.TrySetResult();
}
