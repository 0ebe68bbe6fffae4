// likely: a load that failed is kept for ever: load again
class PageCache(Func<string, ValueTask<int>> load)
{
    private readonly Dictionary<string, Task<int>> pages = [];

    public ValueTask<int> GetAsync(string page)
    {
        if (!pages.TryGetValue(page, out var task)) pages[page] = task = load(page).AsTask();
        return new(task);
    }
}
