// likely: you ask again after an answer
async Task<string> PoliteAsync(
    Func<CancellationToken, Task<string>> ask, Random dice, TimeProvider time, CancellationToken token)
{
    string answer = "";
    for (int attempt = 1; attempt <= 4; attempt++)
    {
        try { answer = await ask(token); }
        catch (HttpRequestException e) when (attempt < 4 && ((int?)e.StatusCode is null or 408 or 429 or >= 500))
        {
            await Task.Delay(dice.NextDouble() * TimeSpan.FromSeconds(1 << (attempt - 1)), time, token);
        }
    }
    return answer;
}
