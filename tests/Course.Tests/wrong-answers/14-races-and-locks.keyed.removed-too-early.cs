// likely: the first removed a lock that the second held: the third made a new one
class KeyedLock
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new();

    public int Count => _locks.Count;

    public async Task RunAsync(string key, Func<Task> body)
    {
        SemaphoreSlim mutex = _locks.GetOrAdd(key, _ => new(1, 1));
        await mutex.WaitAsync();
        try { await body(); }
        finally
        {
            _locks.TryRemove(key, out _);
            mutex.Release();
        }
    }
}
