// likely: you awaited each item where you started it
async Task<List<int>> InOrderAsync(IEnumerable<int> items, Func<int, Task<int>> work, int width)
{
    List<int> results = [];
    foreach (int item in items) results.Add(await work(item));
    return results;
}
