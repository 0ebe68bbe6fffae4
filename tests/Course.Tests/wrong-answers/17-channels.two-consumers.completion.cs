// likely: Reader.Completion is not join: await the consumers
async Task HandleAllAsync(int[] items, Func<int, Task> handle)
{
    var channel = Channel.CreateBounded<int>(2);
    Task[] consumers = [ConsumeAsync(), ConsumeAsync()];
    foreach (int item in items) await channel.Writer.WriteAsync(item);
    channel.Writer.Complete();
    await channel.Reader.Completion;

    async Task ConsumeAsync()
    {
        await foreach (int item in channel.Reader.ReadAllAsync()) await handle(item);
    }
}
