// likely: it was not cancelled, or not awaited
async Task<T> FirstSuccessfulAsync<T>(Func<CancellationToken, Task<T>>[] operations, CancellationToken token)
{
    Task<T>[] tasks = [.. operations.Select(o => o(CancellationToken.None))];
    await foreach (Task<T> task in Task.WhenEach(tasks))
        if (task.IsCompletedSuccessfully) return await task;
    throw new InvalidOperationException("None has succeeded.");
}
