// likely: `work` itself threw: call it inside the `try`
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
            running.Add(WatchAsync(work(stop.Token)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (running) closed = true;
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    private async Task WatchAsync(Task work)
    {
        try { await work; }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        catch (Exception e) { failed(e); }
    }
}
