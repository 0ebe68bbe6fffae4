// likely: not every cancellation is yours: ask your own source
class Latest(Func<string, CancellationToken, Task<string>> search)
{
    private CancellationTokenSource? _current;

    public async Task<string?> SearchAsync(string text)
    {
        var own = new CancellationTokenSource();
        Interlocked.Exchange(ref _current, own)?.Cancel();
        try
        {
            string answer = await search(text, own.Token);
            return own.IsCancellationRequested ? null : answer;
        }
        catch (OperationCanceledException) { return null; }
    }
}
