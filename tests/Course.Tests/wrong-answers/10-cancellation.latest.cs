// likely: an old search goes on: cancel its token when the next one begins
class Latest(Func<string, CancellationToken, Task<string>> search)
{
    private int _number;

    public async Task<string?> SearchAsync(string text)
    {
        int own = ++_number;
        string answer = await search(text, default);
        return own == _number ? answer : null;
    }
}
