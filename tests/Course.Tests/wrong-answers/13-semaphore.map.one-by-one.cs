// likely: you awaited each item where you started it
async Task<int[]> MapAsync(
    int[] items, Func<int, Task<int>> body, SemaphoreSlim semaphore, CancellationToken token)
{
    List<int> results = [];
    foreach (int item in items)
    {
        await semaphore.WaitAsync(token);
        try { results.Add(await body(item)); }
        finally { semaphore.Release(); }
    }
    return [.. results];
}
