// likely: that is a later failure, of the child you stopped: keep the first one
async Task<int[]> AllOrNoneAsync(CancellationToken token, params Func<CancellationToken, Task<int>>[] children)
{
    using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
    return await Task.WhenAll(children.Select(OneAsync));

    async Task<int> OneAsync(Func<CancellationToken, Task<int>> child)
    {
        try { return await child(stop.Token); }
        catch { await stop.CancelAsync(); throw; }
    }
}
