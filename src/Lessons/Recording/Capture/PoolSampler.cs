using System.Diagnostics;

namespace Lessons.Recording.Capture;

/// <summary>The pool at one moment.</summary>
internal sealed record Reading(long At, int Threads, long Queue);

/// <summary>Reads the thread pool's state every few milliseconds, from a thread that the pool cannot starve.</summary>
internal sealed class PoolSampler
{
    private const int PeriodMilliseconds = 5;

    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly List<Reading> _samples = [];

    public PoolSampler(Action tick)
    {
        Sample();
        var thread = new Thread(() =>
        {
            while (!_stop.Wait(PeriodMilliseconds))
            {
                Sample();
                tick();
            }
        }) { IsBackground = true, Name = "Timeline sampler" };

        // The sampler belongs to no operation.
        thread.UnsafeStart();
    }

    public void Stop()
    {
        Sample();
        _stop.Set();
    }

    public IReadOnlyList<Reading> Samples()
    {
        lock (_gate) return [.. _samples];
    }

    private void Sample()
    {
        lock (_gate) _samples.Add(new(Stopwatch.GetTimestamp(), ThreadPool.ThreadCount, ThreadPool.PendingWorkItemCount));
    }
}
