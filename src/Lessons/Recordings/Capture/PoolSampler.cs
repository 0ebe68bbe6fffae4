using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>The pool at one moment.</summary>
internal sealed record Reading(long At, int Threads, long Queue);

/// <summary>
/// Reads the thread pool's state every few milliseconds, from a thread that the pool cannot starve. The same thread does
/// other work that the recorded code must not do: it looks at what is queued, makes room for switches, reads the gauges, and
/// ends completed waits.
/// </summary>
internal sealed class PoolSampler
{
    private const int PeriodMilliseconds = 5;
    private const int LookMilliseconds = 1;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly List<Reading> _samples = [];
    private volatile bool _stopped;

    /// <param name="begin">Called first, on the thread.</param>
    /// <param name="reserve">Makes room; also called after a <see cref="Wake"/>.</param>
    /// <param name="look">Called every millisecond: looks at what the pool's queue holds.</param>
    /// <param name="tick">Called after each sample.</param>
    public PoolSampler(Action begin, Action reserve, Action look, Action tick)
    {
        Sample();
        var thread = new Thread(() =>
        {
            ShortSlices.Ask();
            begin();
            var last = Stopwatch.GetTimestamp();
            while (!_stopped)
            {
                _wake.WaitOne(LookMilliseconds);
                reserve();
                if (_stopped) return;
                look();
                if (Stopwatch.GetElapsedTime(last).TotalMilliseconds < PeriodMilliseconds) continue;
                last = Sample();
                tick();
            }
        }) { IsBackground = true, Name = "Timeline sampler" };

        // The sampler belongs to no operation, so its thread must not take the caller's flow along.
        thread.UnsafeStart();
    }

    public void Wake() => _wake.Set();

    public void Stop()
    {
        Sample();
        _stopped = true;
        Wake();
    }

    public IReadOnlyList<Reading> Samples()
    {
        lock (_gate) return [.. _samples];
    }

    private long Sample()
    {
        lock (_gate)
        {
            var at = Stopwatch.GetTimestamp();
            _samples.Add(new(at, ThreadPool.ThreadCount, ThreadPool.PendingWorkItemCount));
            return at;
        }
    }
}
