// likely: the wait does not hear of the token
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _places = new(most + waiting), _permits = new(most);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        if (!_places.Wait(0)) throw new RefusedException();
        try
        {
            await _permits.WaitAsync();
            try { return await work(token); }
            finally { _permits.Release(); }
        }
        finally { _places.Release(); }
    }
}
