// likely: a permit was taken and not given back
Task<int[]> MapAsync(
    int[] items, Func<int, Task<int>> body, SemaphoreSlim semaphore, CancellationToken token)
{
    return Task.WhenAll(items.Select(OneAsync));

    async Task<int> OneAsync(int item)
    {
        await semaphore.WaitAsync(token);
        return await body(item);
    }
}
