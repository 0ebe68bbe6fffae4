using System.Diagnostics;

namespace Lessons.World;

/// <summary>
/// Tells when the thread pool has nothing to do. A continuation with <c>ConfigureAwait(false)</c> leaves the loop for the
/// pool. Time must not jump while it runs there.
/// </summary>
internal sealed class Quiet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongWhileBusy = TimeSpan.FromSeconds(20);

    // The number of busy threads that have nothing to do with the body: threads of other tests, or blocked threads.
    private int _others;

    /// <summary>Waits until no pool thread works for the body. Threads that outlast the patience count as others.</summary>
    public void Wait()
    {
        var since = Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        int busy;
        while ((busy = Busy()) > _others && Stopwatch.GetElapsedTime(since) < Patience) spin.SpinOnce();
        _others = busy;
    }

    /// <summary>Whether nothing appears for two seconds, or for twenty while a pool thread is busy: it may yet help.</summary>
    /// <param name="appeared">Whether there is something to do.</param>
    public bool Lasts(Func<bool> appeared)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < (Busy() > 0 ? LongWhileBusy : Long); Thread.Sleep(1))
            if (appeared()) return false;
        return true;
    }

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);

        // Queued work counts as well, because a thread is about to take it.
        return all - free + (int)ThreadPool.PendingWorkItemCount;
    }
}
