// likely: the failure is served for ever
class AsyncCache<T>(Func<string, Task<T>> load)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> tasks = new();

    public Task<T> GetAsync(string key) => tasks.GetOrAdd(key, _ => new(() => load(key))).Value;
}
