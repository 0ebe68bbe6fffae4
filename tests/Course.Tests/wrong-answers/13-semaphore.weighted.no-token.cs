// likely: the waits do not hear of the token
class Weighted(int permits)
{
    private readonly SemaphoreSlim _permits = new(permits, permits), _turn = new(1, 1);

    public async Task RunAsync(int weight, Func<Task> body, CancellationToken token = default)
    {
        await _turn.WaitAsync();
        try { for (int i = 0; i < weight; i++) await _permits.WaitAsync(); }
        finally { _turn.Release(); }
        try { await body(); }
        finally { _permits.Release(weight); }
    }
}
