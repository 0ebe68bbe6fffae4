// likely: only the taking of permits needs a turn, not the work
class Weighted(int permits)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task RunAsync(int weight, Func<Task> body, CancellationToken token = default)
    {
        await _turn.WaitAsync(token);
        try { await body(); }
        finally { _turn.Release(); }
    }
}
