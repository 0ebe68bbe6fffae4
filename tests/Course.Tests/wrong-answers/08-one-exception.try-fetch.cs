// likely: catch (Exception) swallows the cancellation: add a filter
async Task<(string? Value, string? Reason)> TryFetchAsync(
    Func<CancellationToken, Task<string>> fetch, CancellationToken token)
{
    try { return (await fetch(token), null); }
    catch (Exception e) { return (null, e.Message); }
}
