// likely: a heavy one has to take as many permits as it weighs
class Weighted(int permits)
{
    private readonly SemaphoreSlim _permits = new(permits, permits);

    public async Task RunAsync(int weight, Func<Task> body, CancellationToken token = default)
    {
        await _permits.WaitAsync(token);
        try { await body(); }
        finally { _permits.Release(); }
    }
}
