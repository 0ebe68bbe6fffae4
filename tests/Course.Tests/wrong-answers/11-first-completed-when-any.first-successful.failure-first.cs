// likely: the caller gave up: that counts more than a failure
async Task<T> FirstSuccessfulAsync<T>(Func<CancellationToken, Task<T>>[] operations, CancellationToken token)
{
    using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
    Task<T>[] tasks = [.. operations.Select(async operation => await operation(source.Token))];
    try
    {
        await foreach (Task<T> task in Task.WhenEach(tasks))
            if (task.IsCompletedSuccessfully) return await task;
        await Task.WhenAll(tasks);
        throw new InvalidOperationException("There were no operations.");
    }
    finally
    {
        await source.CancelAsync();
        await Task.WhenAll((Task[])tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
