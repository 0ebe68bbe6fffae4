// likely: nobody waited for a permit
Task<int[]> MapAsync(
    int[] items, Func<int, Task<int>> body, SemaphoreSlim semaphore, CancellationToken token) =>
    Task.WhenAll(items.Select(body));
