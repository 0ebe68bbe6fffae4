// likely: a bare WaitAsync: the work runs on
async Task<T> WithTimeoutAsync<T>(
    Func<CancellationToken, Task<T>> operation, TimeSpan limit, CancellationToken token)
{
    return await operation(token).WaitAsync(limit, token);
}
