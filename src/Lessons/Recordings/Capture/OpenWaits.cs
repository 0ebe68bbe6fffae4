using System.Collections.Concurrent;

namespace Lessons.Recordings.Capture;

/// <summary>
/// The annotated waits that are not over yet. A task that runs its continuations asynchronously reports its end through
/// the thread pool. When the pool is short of threads, the sampler's thread sees the end sooner.
/// </summary>
internal sealed class OpenWaits
{
    private readonly ConcurrentQueue<Wait> _new = new();
    private readonly List<Wait> _open = [];

    public void Add(Wait wait)
    {
        if (wait.Ended == 0) _new.Enqueue(wait);
    }

    /// <summary>Ends the waits whose tasks have completed; called from one thread only.</summary>
    public void Look()
    {
        while (_new.TryDequeue(out var wait)) _open.Add(wait);
        _open.RemoveAll(static wait =>
        {
            if (wait.Task.IsCompleted) wait.End();
            return wait.Ended != 0;
        });
    }
}
