// likely: the load was started inside the lock: start it when you have left
class AsyncCache<T>(Func<string, Task<T>> load)
{
    private readonly Dictionary<string, Task<T>> tasks = [];

    public Task<T> GetAsync(string key)
    {
        lock (tasks)
        {
            if (tasks.TryGetValue(key, out var task) && !task.IsFaulted && !task.IsCanceled) return task;
            return tasks[key] = load(key);
        }
    }
}
