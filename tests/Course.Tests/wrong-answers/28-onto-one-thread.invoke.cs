// likely: the exception was lost in Post, and ended the loop: the caller waits for ever
Task<T> InvokeAsync<T>(SynchronizationContext context, Func<Task<T>> body, CancellationToken token)
{
    var call = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
    context.Post(async _ =>
    {
        token.ThrowIfCancellationRequested();
        call.SetResult(await body());
    }, null);
    return call.Task;
}
