// likely: every key that was ever used still has its lock: remove it when the last one leaves
class KeyedLock
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new();

    public int Count => _locks.Count;

    public async Task RunAsync(string key, Func<Task> body)
    {
        SemaphoreSlim mutex = _locks.GetOrAdd(key, _ => new(1, 1));
        await mutex.WaitAsync();
        try { await body(); }
        finally { mutex.Release(); }
    }
}
