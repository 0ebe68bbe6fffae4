// likely: a cancelled wait kept its place
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _places = new(most + waiting), _permits = new(most);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        if (!_places.Wait(0)) throw new RefusedException();
        await _permits.WaitAsync(token);
        try { return await work(token); }
        finally
        {
            _permits.Release();
            _places.Release();
        }
    }
}
