// likely: it rang before you listened: subscribe before the first await
async Task<int> NextRingAsync(Bell bell, CancellationToken token)
{
    await Task.Delay(200, CancellationToken.None);
    var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
    void OnRang(int times) => source.TrySetResult(times);

    bell.Rang += OnRang;
    try { return await source.Task.WaitAsync(token); }
    finally { bell.Rang -= OnRang; }
}
