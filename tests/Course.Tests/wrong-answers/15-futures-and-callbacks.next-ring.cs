// likely: the handler is still subscribed: unsubscribe in a finally
async Task<int> NextRingAsync(Bell bell, CancellationToken token)
{
    var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
    void OnRang(int times) => source.TrySetResult(times);

    bell.Rang += OnRang;
    return await source.Task.WaitAsync(token);
}
