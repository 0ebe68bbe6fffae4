// likely: you lose the answer
async Task<string> PoliteAsync(
    Func<CancellationToken, Task<string>> ask, Random dice, TimeProvider time, CancellationToken token)
{
    for (int attempt = 1; ; attempt++)
    {
        try { await ask(token); return ""; }
        catch (HttpRequestException e) when (attempt < 4 && ((int?)e.StatusCode is null or 408 or 429 or >= 500))
        {
            await Task.Delay(dice.NextDouble() * TimeSpan.FromSeconds(1 << (attempt - 1)), time, token);
        }
    }
}
