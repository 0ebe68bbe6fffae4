// likely: there is only one consumer
async Task HandleAllAsync(int[] items, Func<int, Task> handle)
{
    var channel = Channel.CreateBounded<int>(2);
    Task consumer = ConsumeAsync();
    foreach (int item in items) await channel.Writer.WriteAsync(item);
    channel.Writer.Complete();
    await consumer;

    async Task ConsumeAsync()
    {
        await foreach (int item in channel.Reader.ReadAllAsync()) await handle(item);
    }
}
