// likely: you collected results as they arrived: keep the tasks in a queue, not their results
async Task<List<int>> InOrderAsync(IEnumerable<int> items, Func<int, Task<int>> work, int width)
{
    ConcurrentQueue<int> results = [];
    await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = width },
        async (item, token) => results.Enqueue(await work(item)));
    return [.. results];
}
