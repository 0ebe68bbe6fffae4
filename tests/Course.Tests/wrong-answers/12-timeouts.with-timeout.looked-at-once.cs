// likely: nobody listens to the caller's token: link it
async Task<T> WithTimeoutAsync<T>(
    Func<CancellationToken, Task<T>> operation, TimeSpan limit, CancellationToken token)
{
    token.ThrowIfCancellationRequested();
    using var linked = new CancellationTokenSource(limit);
    try
    {
        return await operation(linked.Token);
    }
    catch (OperationCanceledException e) when (linked.IsCancellationRequested && !token.IsCancellationRequested)
    {
        throw new TimeoutException($"It took longer than {limit.TotalMilliseconds} ms.", e);
    }
}
