// likely: the handler is still subscribed: unsubscribe on every path
async Task<int> NextRingAsync(Bell bell, CancellationToken token)
{
    var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
    void OnRang(int times) => source.TrySetResult(times);

    bell.Rang += OnRang;
    int times = await source.Task.WaitAsync(token);
    bell.Rang -= OnRang;
    return times;
}
