// likely: this search never looked at its token: ask the token once more before you return
class Latest(Func<string, CancellationToken, Task<string>> search)
{
    private CancellationTokenSource? _current;

    public async Task<string?> SearchAsync(string text)
    {
        var own = new CancellationTokenSource();
        Interlocked.Exchange(ref _current, own)?.Cancel();
        try { return await search(text, own.Token); }
        catch (OperationCanceledException) when (own.IsCancellationRequested) { return null; }
    }
}
