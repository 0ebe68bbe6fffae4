// likely: the children do not hear of it: link their source to `token`
async Task<int[]> AllOrNoneAsync(CancellationToken token, params Func<CancellationToken, Task<int>>[] children)
{
    using var stop = new CancellationTokenSource();
    Exception? first = null;
    Task<int[]> all = Task.WhenAll(children.Select(OneAsync));
    await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    if (first is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
    return await all;

    async Task<int> OneAsync(Func<CancellationToken, Task<int>> child)
    {
        try { return await child(stop.Token); }
        catch (Exception e)
        {
            if (Interlocked.CompareExchange(ref first, e, null) is null) await stop.CancelAsync();
            throw;
        }
    }
}
