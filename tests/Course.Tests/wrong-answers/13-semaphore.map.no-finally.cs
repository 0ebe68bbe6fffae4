// likely: a failure kept its permit: release it in a finally
Task<int[]> MapAsync(
    int[] items, Func<int, Task<int>> body, SemaphoreSlim semaphore, CancellationToken token)
{
    return Task.WhenAll(items.Select(OneAsync));

    async Task<int> OneAsync(int item)
    {
        await semaphore.WaitAsync(token);
        int result = await body(item);
        semaphore.Release();
        return result;
    }
}
