// likely: look at the token on the loop, right before you call `body`
Task<T> InvokeAsync<T>(SynchronizationContext context, Func<Task<T>> body, CancellationToken token)
{
    var call = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
    context.Post(async _ =>
    {
        try { call.SetResult(await body()); }
        catch (OperationCanceledException e) { call.SetCanceled(e.CancellationToken); }
        catch (Exception e) { call.SetException(e); }
    }, null);
    return call.Task;
}
