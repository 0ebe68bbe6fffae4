// likely: you retry everything
async Task<string> PoliteAsync(
    Func<CancellationToken, Task<string>> ask, Random dice, TimeProvider time, CancellationToken token)
{
    for (int attempt = 1; ; attempt++)
    {
        try { return await ask(token); }
        catch (Exception) when (attempt < 4)
        {
            await Task.Delay(dice.NextDouble() * TimeSpan.FromSeconds(1 << (attempt - 1)), time, token);
        }
    }
}
