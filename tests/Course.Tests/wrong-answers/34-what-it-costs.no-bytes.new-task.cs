// likely: an `async Task<int>` makes a new task for every hit
class PageCache(Func<string, ValueTask<int>> load)
{
    private readonly Dictionary<string, int> pages = [];

    public ValueTask<int> GetAsync(string page) => new(LookAsync(page));

    private async Task<int> LookAsync(string page)
    {
        if (!pages.TryGetValue(page, out int answer)) pages[page] = answer = await load(page);
        return answer;
    }
}
