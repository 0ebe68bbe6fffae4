// likely: Lazy keeps its factory's exception
class AsyncCache<T>(Func<string, Task<T>> load)
{
    private readonly Dictionary<string, Lazy<Task<T>>> entries = [];

    public async Task<T> GetAsync(string key)
    {
        Lazy<Task<T>>? entry;
        lock (entries)
            if (!entries.TryGetValue(key, out entry) || entry is { IsValueCreated: true, Value.IsFaulted: true })
                entries[key] = entry = new(() => load(key));
        return await entry.Value;
    }
}
