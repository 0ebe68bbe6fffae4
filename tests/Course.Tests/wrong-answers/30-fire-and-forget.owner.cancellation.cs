// likely: `failed` was told of the cancellation that you asked for: filter by the token
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
        await Task.WhenAll(running);
    }

    private async Task WatchAsync(Func<CancellationToken, Task> work)
    {
        try { await work(stop.Token); }
        catch (Exception e) { failed(e); }
    }
}
