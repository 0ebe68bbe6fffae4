// likely: job 3 threw, and that was the end: catch inside the loop
class DrainingWorker(Channel<int> queue, Func<int, Task> work, Action<Exception> failed) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var closing = stopping.Register(() => queue.Writer.TryComplete());
        try { await foreach (int job in queue.Reader.ReadAllAsync(CancellationToken.None)) await work(job); }
        catch (Exception e) { failed(e); }
    }
}
