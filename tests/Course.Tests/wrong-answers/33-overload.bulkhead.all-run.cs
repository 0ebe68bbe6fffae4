// likely: whoever may wait runs as well: a place is not a permit
class Bulkhead(int most, int waiting)
{
    private readonly SemaphoreSlim _places = new(most + waiting);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token = default)
    {
        if (!_places.Wait(0)) throw new RefusedException();
        try { return await work(token); }
        finally { _places.Release(); }
    }
}
