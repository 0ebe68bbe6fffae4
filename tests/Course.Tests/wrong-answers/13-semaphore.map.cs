// likely: WaitAsync is inside the try: its finally gives back a permit that was never taken
Task<int[]> MapAsync(
    int[] items, Func<int, Task<int>> body, SemaphoreSlim semaphore, CancellationToken token)
{
    return Task.WhenAll(items.Select(OneAsync));

    async Task<int> OneAsync(int item)
    {
        try
        {
            await semaphore.WaitAsync(token);
            return await body(item);
        }
        finally { semaphore.Release(); }
    }
}
