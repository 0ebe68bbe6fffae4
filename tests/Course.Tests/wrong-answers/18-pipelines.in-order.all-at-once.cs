// likely: nothing holds them back: all were started at once
async Task<List<int>> InOrderAsync(IEnumerable<int> items, Func<int, Task<int>> work, int width)
{
    return [.. await Task.WhenAll(items.Select(work))];
}
