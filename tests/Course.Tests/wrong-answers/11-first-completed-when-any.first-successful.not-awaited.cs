// likely: it was not cancelled, or not awaited
async Task<T> FirstSuccessfulAsync<T>(params Func<CancellationToken, Task<T>>[] operations)
{
    using var source = new CancellationTokenSource();
    Task<T>[] tasks = [.. operations.Select(o => o(source.Token))];
    await foreach (Task<T> task in Task.WhenEach(tasks))
    {
        if (!task.IsCompletedSuccessfully) continue;
        source.Cancel();
        return await task;
    }
    throw new InvalidOperationException("None has succeeded.");
}
