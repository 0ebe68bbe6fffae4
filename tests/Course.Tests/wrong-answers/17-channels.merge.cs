// likely: nobody completes the merged channel
ChannelReader<int> Merge(ChannelReader<int> first, ChannelReader<int> second)
{
    var merged = Channel.CreateUnbounded<int>();
    _ = CopyAsync(first);
    _ = CopyAsync(second);
    return merged.Reader;

    async Task CopyAsync(ChannelReader<int> from)
    {
        await foreach (int item in from.ReadAllAsync()) await merged.Writer.WriteAsync(item);
    }
}
