// likely: nobody hears of a failure: await the work inside a `try`
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
            running.Add(Task.Run(() => work(stop.Token)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (running) closed = true;
        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
