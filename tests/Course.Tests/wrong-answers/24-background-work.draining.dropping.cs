// likely: the token ends the reading: what is in the channel is dropped
class DrainingWorker(Channel<int> queue, Func<int, Task> work, Action<Exception> failed) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var closing = stopping.Register(() => queue.Writer.TryComplete());
        while (!stopping.IsCancellationRequested) await work(await queue.Reader.ReadAsync(stopping));
    }
}
