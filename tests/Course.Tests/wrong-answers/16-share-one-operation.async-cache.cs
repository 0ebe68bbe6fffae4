// likely: each caller loads: store the task before it has ended
class AsyncCache<T>(Func<string, Task<T>> load)
{
    private readonly ConcurrentDictionary<string, T> values = new();

    public async Task<T> GetAsync(string key)
    {
        if (values.TryGetValue(key, out var known)) return known;
        return values[key] = await load(key);
    }
}
