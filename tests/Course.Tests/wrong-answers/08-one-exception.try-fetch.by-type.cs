// likely: nobody asked to stop: look at your token, not only at the type
async Task<(string? Value, string? Reason)> TryFetchAsync(
    Func<CancellationToken, Task<string>> fetch, CancellationToken token)
{
    try { return (await fetch(token), null); }
    catch (Exception e) when (e is not OperationCanceledException) { return (null, e.Message); }
}
