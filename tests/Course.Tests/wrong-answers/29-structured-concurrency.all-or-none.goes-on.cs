// likely: a failure has to cancel the token of the others
async Task<int[]> AllOrNoneAsync(CancellationToken token, params Func<CancellationToken, Task<int>>[] children) =>
    await Task.WhenAll(children.Select(child => child(token)));
