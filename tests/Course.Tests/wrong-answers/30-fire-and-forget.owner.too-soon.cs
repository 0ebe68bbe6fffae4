// likely: it was over while work was still tidying up: wait for all
class Owner(Action<Exception> failed) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private bool closed;

    public void Start(Func<CancellationToken, Task> work)
    {
        lock (running)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            running.Add(Task.Run(() => WatchAsync(work)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (running) closed = true;
        await stop.CancelAsync();
    }

    private async Task WatchAsync(Func<CancellationToken, Task> work)
    {
        try { await work(stop.Token); }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        catch (Exception e) { failed(e); }
    }
}
