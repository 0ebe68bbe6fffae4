// likely: nobody asked to stop: turn the limit's end into a TimeoutException
async Task<T> WithTimeoutAsync<T>(
    Func<CancellationToken, Task<T>> operation, TimeSpan limit, CancellationToken token)
{
    using var linked = CancellationTokenSource.CreateLinkedTokenSource(token);
    linked.CancelAfter(limit);
    return await operation(linked.Token);
}
