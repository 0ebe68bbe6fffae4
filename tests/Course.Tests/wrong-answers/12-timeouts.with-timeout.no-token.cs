// likely: the work does not hear of the limit: give it linked.Token
async Task<T> WithTimeoutAsync<T>(
    Func<CancellationToken, Task<T>> operation, TimeSpan limit, CancellationToken token)
{
    using var linked = CancellationTokenSource.CreateLinkedTokenSource(token);
    linked.CancelAfter(limit);
    try
    {
        return await operation(CancellationToken.None);
    }
    catch (OperationCanceledException e) when (linked.IsCancellationRequested && !token.IsCancellationRequested)
    {
        throw new TimeoutException($"It took longer than {limit.TotalMilliseconds} ms.", e);
    }
}
