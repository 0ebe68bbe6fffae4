// likely: work that starts now outlives its owner: refuse it
class Owner(Action<Exception> failed) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];

    public void Start(Func<CancellationToken, Task> work)
    {
        lock (running)
        {
            running.Add(Task.Run(() => WatchAsync(work)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    private async Task WatchAsync(Func<CancellationToken, Task> work)
    {
        try { await work(stop.Token); }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        catch (Exception e) { failed(e); }
    }
}
