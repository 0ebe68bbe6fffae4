// likely: the wait does not hear of the token: give it to WaitAsync
Task<int[]> MapAsync(
    int[] items, Func<int, Task<int>> body, SemaphoreSlim semaphore, CancellationToken token)
{
    return Task.WhenAll(items.Select(OneAsync));

    async Task<int> OneAsync(int item)
    {
        token.ThrowIfCancellationRequested();
        await semaphore.WaitAsync();
        try { return await body(item); }
        finally { semaphore.Release(); }
    }
}
