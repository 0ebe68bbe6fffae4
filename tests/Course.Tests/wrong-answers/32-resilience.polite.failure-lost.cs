// likely: four failures are no answer: throw the last one
async Task<string> PoliteAsync(
    Func<CancellationToken, Task<string>> ask, Random dice, TimeProvider time, CancellationToken token)
{
    for (int attempt = 1; attempt <= 4; attempt++)
    {
        try { return await ask(token); }
        catch (HttpRequestException e) when ((int?)e.StatusCode is null or 408 or 429 or >= 500)
        {
            if (attempt == 4) break;
            await Task.Delay(dice.NextDouble() * TimeSpan.FromSeconds(1 << (attempt - 1)), time, token);
        }
    }
    return "";
}
