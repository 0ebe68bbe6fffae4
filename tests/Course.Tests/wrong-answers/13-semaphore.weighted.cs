// likely: two hold a part each and want the rest: one caller at a time may take permits
class Weighted(int permits)
{
    private readonly SemaphoreSlim _permits = new(permits, permits);

    public async Task RunAsync(int weight, Func<Task> body, CancellationToken token = default)
    {
        int taken = 0;
        try
        {
            for (; taken < weight; taken++) await _permits.WaitAsync(token);
            await body();
        }
        finally { if (taken > 0) _permits.Release(taken); }
    }
}
