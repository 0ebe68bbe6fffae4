// likely: a cancelled caller kept the permits that it already had
class Weighted(int permits)
{
    private readonly SemaphoreSlim _permits = new(permits, permits), _turn = new(1, 1);

    public async Task RunAsync(int weight, Func<Task> body, CancellationToken token = default)
    {
        await _turn.WaitAsync(token);
        try { for (int i = 0; i < weight; i++) await _permits.WaitAsync(token); }
        finally { _turn.Release(); }
        try { await body(); }
        finally { _permits.Release(weight); }
    }
}
