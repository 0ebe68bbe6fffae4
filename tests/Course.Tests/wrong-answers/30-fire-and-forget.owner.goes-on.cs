// likely: the work goes on: cancel the token that it got
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
        await Task.WhenAll(running);
    }

    private async Task WatchAsync(Func<CancellationToken, Task> work)
    {
        try { await work(stop.Token); }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        catch (Exception e) { failed(e); }
    }
}
