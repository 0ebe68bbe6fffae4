// likely: nothing is kept: each call loads
class PageCache(Func<string, ValueTask<int>> load)
{
    public ValueTask<int> GetAsync(string page) => load(page);
}
