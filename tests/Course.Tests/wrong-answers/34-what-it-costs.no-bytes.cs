// likely: a `ValueTask` awaited twice: keep its answer, or its `AsTask()`
class PageCache(Func<string, ValueTask<int>> load)
{
    private readonly Dictionary<string, ValueTask<int>> pages = [];

    public ValueTask<int> GetAsync(string page)
    {
        if (!pages.TryGetValue(page, out var task)) pages[page] = task = load(page);
        return task;
    }
}
