// likely: a cancelled wait gave back a permit that it never had
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _places = new(most + waiting), _permits = new(most);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        if (!_places.Wait(0)) throw new RefusedException();
        try
        {
            await _permits.WaitAsync(token);
            return await work(token);
        }
        finally
        {
            _permits.Release();
            _places.Release();
        }
    }
}
