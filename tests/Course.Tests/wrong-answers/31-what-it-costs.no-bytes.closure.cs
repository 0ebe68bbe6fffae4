// likely: something new is made for every hit
class PageCache(Func<string, ValueTask<int>> load)
{
    private readonly ConcurrentDictionary<string, Task<int>> pages = new();

    public ValueTask<int> GetAsync(string page) => new(pages.GetOrAdd(page, _ => load(page).AsTask()));
}
