// likely: nobody looks at the token while it waits: WaitAsync(token)
async Task<int> NextRingAsync(Bell bell, CancellationToken token)
{
    var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
    void OnRang(int times) => source.TrySetResult(times);

    bell.Rang += OnRang;
    try { return await source.Task; }
    finally { bell.Rang -= OnRang; }
}
