// likely: the cancellation came out: an old search answers null
class Latest(Func<string, CancellationToken, Task<string>> search)
{
    private CancellationTokenSource? _current;

    public async Task<string?> SearchAsync(string text)
    {
        var own = new CancellationTokenSource();
        Interlocked.Exchange(ref _current, own)?.Cancel();
        return await search(text, own.Token);
    }
}
