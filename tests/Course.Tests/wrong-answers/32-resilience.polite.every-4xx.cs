// likely: it may pass: not every 4xx is final, and no status is no answer
async Task<string> PoliteAsync(
    Func<CancellationToken, Task<string>> ask, Random dice, TimeProvider time, CancellationToken token)
{
    for (int attempt = 1; ; attempt++)
    {
        try { return await ask(token); }
        catch (HttpRequestException e) when (attempt < 4 && (int?)e.StatusCode is not (>= 400 and < 500))
        {
            await Task.Delay(dice.NextDouble() * TimeSpan.FromSeconds(1 << (attempt - 1)), time, token);
        }
    }
}
