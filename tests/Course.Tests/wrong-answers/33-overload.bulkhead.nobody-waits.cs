// likely: you refuse whoever cannot run at once: one call may wait
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _permits = new(most, most);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        if (!await _permits.WaitAsync(0, token)) throw new RefusedException();
        try { return await work(token); }
        finally { _permits.Release(); }
    }
}
