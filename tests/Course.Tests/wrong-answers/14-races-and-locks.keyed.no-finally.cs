// likely: a failure kept the lock: release it in a finally
class KeyedLock
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new();

    public int Count => _locks.Count;

    public async Task RunAsync(string key, Func<Task> body)
    {
        SemaphoreSlim mutex = _locks.GetOrAdd(key, _ => new(1, 1));
        await mutex.WaitAsync();
        await body();
        mutex.Release();
    }
}
