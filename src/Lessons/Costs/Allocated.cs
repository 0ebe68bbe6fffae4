namespace Lessons.Costs;

/// <summary>Counts the bytes that calls take from the heap.</summary>
public static class Allocated
{
    private const int Calls = 1000;

    /// <summary>Calls many times, and counts the bytes of one call. The first calls load and compile: they do not count.</summary>
    /// <param name="call">The call. It must have its result when it returns.</param>
    /// <exception cref="InvalidOperationException">A call had to wait, so it may use a thread that is not counted.</exception>
    public static double PerCall<T>(Func<Task<T>> call) => Count(() => Finished(call().GetAwaiter().IsCompleted));

    /// <inheritdoc cref="PerCall{T}(Func{Task{T}})"/>
    public static double PerCall<T>(Func<ValueTask<T>> call) => Count(() =>
    {
        var answer = call().GetAwaiter();
        Finished(answer.IsCompleted);
        answer.GetResult();
    });

    /// <summary>Calls many times, and counts the bytes of one call.</summary>
    /// <param name="call">The call.</param>
    public static double PerCall(Action call) => Count(call);

    /// <summary>The bytes that all threads took during work that moves between threads. Other code is counted, too.</summary>
    /// <param name="body">The work.</param>
    public static async Task<long> ByAllThreadsAsync(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await body().ConfigureAwait(false);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static double Count(Action call)
    {
        for (var i = 0; i < Calls; i++) call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++) call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    private static void Finished(bool completed)
    {
        if (!completed) throw new InvalidOperationException("The call had to wait, so another thread may have gone on with it: what it takes there is not counted. Measure a call that has its answer at once.");
    }
}
