using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>
/// Whether the small plots of counts are worth their room. In most recordings they are level lines, and a sentence says
/// as much as they do.
/// </summary>
internal static class News
{
    // The pool is sampled every few milliseconds. A queue that one sample saw was gone at once.
    private const double Lasting = 10;

    /// <summary>A limit was reached, or more threads were held than there are cores.</summary>
    public static bool InOperations(Recording recording) =>
        recording.PeakInFlight >= (recording.Limit ?? int.MaxValue) || recording.PeakThreads > recording.Cores;

    /// <summary>The pool grew, and not only because it warmed up, or work waited in its queue for more than a moment.</summary>
    public static bool InPool(Recording recording) =>
        PoolChanges.Words(recording).Any(change => change is { Grew: true, Reason: not ("warm-up" or "start") }) || Queued(recording) > Lasting;

    /// <summary>For how many milliseconds work waited in the pool's queue.</summary>
    public static double Queued(Recording recording)
    {
        var queued = 0.0;
        for (var i = 1; i < recording.Pool.Length; i++)
            if (recording.Pool[i - 1].Queue > 0) queued += recording.Pool[i].At - recording.Pool[i - 1].At;
        return queued;
    }
}
