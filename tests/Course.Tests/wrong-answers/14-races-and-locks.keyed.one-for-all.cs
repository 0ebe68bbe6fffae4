// likely: all keys share one lock
class KeyedLock
{
    private readonly SemaphoreSlim _mutex = new(1, 1);

    public int Count => 0;

    public async Task RunAsync(string key, Func<Task> body)
    {
        await _mutex.WaitAsync();
        try { await body(); }
        finally { _mutex.Release(); }
    }
}
