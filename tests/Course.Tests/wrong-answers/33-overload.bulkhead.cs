// likely: the last two wait: count who is inside, and refuse the others
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _permits = new(most, most);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        await _permits.WaitAsync(token);
        try { return await work(token); }
        finally { _permits.Release(); }
    }
}
