// likely: the first reader that ends must not end the merged one
ChannelReader<int> Merge(ChannelReader<int> first, ChannelReader<int> second)
{
    var merged = Channel.CreateUnbounded<int>();
    _ = CopyAsync(first);
    _ = CopyAsync(second);
    return merged.Reader;

    async Task CopyAsync(ChannelReader<int> from)
    {
        try
        {
            await foreach (int item in from.ReadAllAsync()) merged.Writer.TryWrite(item);
            merged.Writer.TryComplete();
        }
        catch (Exception e) { merged.Writer.TryComplete(e); }
    }
}
