// likely: the failure waits until the other reader ends: complete with it where it is caught
ChannelReader<int> Merge(ChannelReader<int> first, ChannelReader<int> second)
{
    var merged = Channel.CreateUnbounded<int>();
    _ = MergeAsync();
    return merged.Reader;

    async Task MergeAsync()
    {
        try { await Task.WhenAll(CopyAsync(first), CopyAsync(second)); merged.Writer.Complete(); }
        catch (Exception e) { merged.Writer.Complete(e); }
    }
    async Task CopyAsync(ChannelReader<int> from)
    {
        await foreach (int item in from.ReadAllAsync()) await merged.Writer.WriteAsync(item);
    }
}
