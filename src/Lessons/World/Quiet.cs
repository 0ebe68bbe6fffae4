using System.Diagnostics;

namespace Lessons.World;

/// <summary>
/// Tells when the thread pool has nothing to do. A continuation with <c>ConfigureAwait(false)</c> leaves the loop for the
/// pool: as long as it runs there, time must not jump.
/// </summary>
internal sealed class Quiet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongWhileBusy = TimeSpan.FromSeconds(20);

    // Threads that have nothing to do with the body: another test's, or one that somebody blocks.
    private int _others;

    /// <summary>Waits until no pool thread works for the body. Whoever outlasts the patience is taken for somebody else's.</summary>
    public void Wait()
    {
        var since = Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        int busy;
        while ((busy = Busy()) > _others && Stopwatch.GetElapsedTime(since) < Patience) spin.SpinOnce();
        _others = busy;
    }

    /// <summary>Whether nothing appears for two seconds, or for twenty while some pool thread is at work: it may be about to help.</summary>
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

        // What is still queued counts as well: a thread is about to take it.
        return all - free + (int)ThreadPool.PendingWorkItemCount;
    }
}
