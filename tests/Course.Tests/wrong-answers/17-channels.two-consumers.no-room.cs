// likely: no consumer is left, and the producer waits for room: complete the channel with the error
async Task HandleAllAsync(int[] items, Func<int, Task> handle)
{
    var channel = Channel.CreateBounded<int>(2);
    Task[] consumers = [ConsumeAsync(), ConsumeAsync()];
    foreach (int item in items) await channel.Writer.WriteAsync(item);
    channel.Writer.Complete();
    await Task.WhenAll(consumers);

    async Task ConsumeAsync()
    {
        await foreach (int item in channel.Reader.ReadAllAsync()) await handle(item);
    }
}
