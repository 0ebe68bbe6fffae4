// likely: a failure kept its place: give it back in a finally
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _places = new(most + waiting), _permits = new(most);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        if (!_places.Wait(0)) throw new RefusedException();
        await _permits.WaitAsync(token);
        T result = await work(token);
        _permits.Release();
        _places.Release();
        return result;
    }
}
