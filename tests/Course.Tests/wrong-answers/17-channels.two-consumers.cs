// likely: one consumer waits for a sentinel
async Task HandleAllAsync(int[] items, Func<int, Task> handle)
{
    var channel = Channel.CreateBounded<int?>(2);
    Task[] consumers = [ConsumeAsync(), ConsumeAsync()];
    foreach (int item in items) await channel.Writer.WriteAsync(item);
    await channel.Writer.WriteAsync(null);
    await Task.WhenAll(consumers);

    async Task ConsumeAsync()
    {
        while (await channel.Reader.ReadAsync() is int item) await handle(item);
    }
}
