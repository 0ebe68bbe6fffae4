using Notebooks.Protocol;
using Notebooks.Running;

namespace Notebooks.Jupyter.Execution;

/// <summary>One cell while it runs, and how it is stopped: first it is asked, then it loses its process.</summary>
internal sealed class Execution(HostSession host) : IDisposable
{
    /// <summary>How long a cell has to stop by itself.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _interrupted = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled by the first interrupt.</summary>
    public CancellationToken Interrupted => _interrupted.Token;

    /// <summary>Whether it did not stop by itself.</summary>
    public bool WasKilled { get; private set; }

    public async Task InterruptAsync()
    {
        if (_ended.Task.IsCompleted || Interrupted.IsCancellationRequested) return;
        await _interrupted.CancelAsync().ConfigureAwait(false);
        // A host that does not read any more must not hold up its own end.
        _ = Task.Run(() => host.Send(new Interrupt()));
        if (await Task.WhenAny(_ended.Task, Task.Delay(Grace)).ConfigureAwait(false) == _ended.Task) return;
        WasKilled = true;
        host.Kill();
    }

    public void Dispose() => _ended.TrySetResult();
}
