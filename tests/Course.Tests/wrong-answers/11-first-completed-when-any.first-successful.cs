// likely: the first to complete won: look whether it has succeeded
async Task<T> FirstSuccessfulAsync<T>(Func<CancellationToken, Task<T>>[] operations, CancellationToken token)
{
    using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
    Task<T>[] tasks = [.. operations.Select(o => o(source.Token))];
    Task<T> first = await Task.WhenAny(tasks);
    source.Cancel();
    await Task.WhenAll((Task[])tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    return await first;
}
