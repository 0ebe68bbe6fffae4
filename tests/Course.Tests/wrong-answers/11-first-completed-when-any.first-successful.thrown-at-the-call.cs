// likely: the call of an operation threw, and those before it were left alone
async Task<T> FirstSuccessfulAsync<T>(Func<CancellationToken, Task<T>>[] operations, CancellationToken token)
{
    using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
    Task<T>[] tasks = [.. operations.Select(o => o(source.Token))];
    try
    {
        await foreach (Task<T> task in Task.WhenEach(tasks))
            if (task.IsCompletedSuccessfully) return await task;
        token.ThrowIfCancellationRequested();
        await Task.WhenAll(tasks);
        throw new InvalidOperationException("There were no operations.");
    }
    finally
    {
        await source.CancelAsync();
        await Task.WhenAll((Task[])tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
