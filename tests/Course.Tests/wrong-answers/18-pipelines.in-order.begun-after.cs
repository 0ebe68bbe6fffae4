// likely: one was begun after the failure
async Task<List<int>> InOrderAsync(IEnumerable<int> items, Func<int, Task<int>> work, int width)
{
    var permits = new SemaphoreSlim(width);
    return [.. await Task.WhenAll(items.Select(async item =>
    {
        await permits.WaitAsync();
        try { return await work(item); }
        finally { permits.Release(); }
    }))];
}
