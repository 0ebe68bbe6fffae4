// likely: you count a refused call, and never take it off
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _permits = new(most, most);
    private int _inside;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        if (Interlocked.Increment(ref _inside) > most + waiting) throw new RefusedException();
        try
        {
            await _permits.WaitAsync(token);
            try { return await work(token); }
            finally { _permits.Release(); }
        }
        finally { Interlocked.Decrement(ref _inside); }
    }
}
