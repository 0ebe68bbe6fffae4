namespace Lessons.Costs.Works;

/// <summary>Cancels waiters, and sets deadlines that are not needed.</summary>
internal static class Ending
{
    public static Task CancelAsync(int count) => CancelAllAsync(count, WaitAsync);

    /// <summary>The same without an exception: nothing is thrown or caught.</summary>
    public static Task CancelQuietlyAsync(int count) => CancelAllAsync(count, WaitQuietlyAsync);

    public static async Task TimeoutAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await AnswerAsync(1000 + i, deadline.Token);
        }
    }

    private static async Task CancelAllAsync(int count, Func<CancellationToken, Task> wait)
    {
        using var source = new CancellationTokenSource();
        var waiters = new Task[count];
        for (var i = 0; i < count; i++) waiters[i] = wait(source.Token);
        source.Cancel();
        foreach (var waiter in waiters)
        {
            try { await waiter; }
            catch (OperationCanceledException) { }
        }
    }

    private static async Task WaitAsync(CancellationToken token) => await Task.Delay(Timeout.Infinite, token);

    private static async Task WaitQuietlyAsync(CancellationToken token) =>
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static Task<int> AnswerAsync(int number, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return Awaiting.AnswerAsync(number);
    }
}
