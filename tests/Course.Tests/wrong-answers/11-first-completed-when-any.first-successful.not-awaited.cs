// likely: it was not cancelled, or not awaited
async Task<T> FirstSuccessfulAsync<T>(Func<CancellationToken, Task<T>>[] operations, CancellationToken token)
{
    using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
    Task<T>[] tasks = [.. operations.Select(o => o(source.Token))];
    await foreach (Task<T> task in Task.WhenEach(tasks))
    {
        if (!task.IsCompletedSuccessfully) continue;
        source.Cancel();
        return await task;
    }
    throw new InvalidOperationException("None has succeeded.");
}
