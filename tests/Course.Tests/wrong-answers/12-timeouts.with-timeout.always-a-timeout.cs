// likely: the caller gave up, no time was up: look at the caller's token
async Task<T> WithTimeoutAsync<T>(
    Func<CancellationToken, Task<T>> operation, TimeSpan limit, CancellationToken token)
{
    using var linked = CancellationTokenSource.CreateLinkedTokenSource(token);
    linked.CancelAfter(limit);
    try
    {
        return await operation(linked.Token);
    }
    catch (OperationCanceledException e) when (linked.IsCancellationRequested)
    {
        throw new TimeoutException($"It took longer than {limit.TotalMilliseconds} ms.", e);
    }
}
