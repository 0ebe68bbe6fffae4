// likely: a success has to stay
class AsyncCache<T>(Func<string, Task<T>> load)
{
    private readonly Dictionary<string, Task<T>> tasks = [];

    public Task<T> GetAsync(string key)
    {
        lock (tasks)
        {
            if (tasks.TryGetValue(key, out var task) && !task.IsCompleted) return task;
            return tasks[key] = load(key);
        }
    }
}
