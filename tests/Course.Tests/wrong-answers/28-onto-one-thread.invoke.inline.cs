// likely: it ran on the caller's thread: post it
async Task<T> InvokeAsync<T>(SynchronizationContext context, Func<Task<T>> body, CancellationToken token)
{
    token.ThrowIfCancellationRequested();
    return await body();
}
