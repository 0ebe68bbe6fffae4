// likely: nobody closes the channel
class DrainingWorker(Channel<int> queue, Func<int, Task> work, Action<Exception> failed) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await foreach (int job in queue.Reader.ReadAllAsync(stopping)) await work(job);
    }
}
