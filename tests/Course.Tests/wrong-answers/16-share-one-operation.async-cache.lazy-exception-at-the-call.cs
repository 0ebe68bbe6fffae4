// likely: Lazy keeps its factory's exception
class AsyncCache<T>(Func<string, Task<T>> load)
{
    private readonly Dictionary<string, Lazy<Task<T>>> entries = [];

    public Task<T> GetAsync(string key)
    {
        Lazy<Task<T>>? entry;
        lock (entries)
            if (!entries.TryGetValue(key, out entry) || entry is { IsValueCreated: true, Value.IsFaulted: true })
                entries[key] = entry = new(() => load(key));
        return entry.Value;
    }
}
