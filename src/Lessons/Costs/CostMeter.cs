using System.Diagnostics;

namespace Lessons.Costs;

/// <summary>Wall clock and processor time since it was started.</summary>
internal readonly struct CostMeter
{
    private readonly long _started;
    private readonly TimeSpan _cpu;

    private CostMeter(long started, TimeSpan cpu) => (_started, _cpu) = (started, cpu);

    public static CostMeter Start() => new(Stopwatch.GetTimestamp(), Cpu());

    /// <summary>Runs a batch again and again until enough time has passed. The clock is looked at between batches only.</summary>
    /// <param name="batch">Does so many operations.</param>
    /// <param name="size">How many each time.</param>
    /// <param name="milliseconds">How long at least.</param>
    public static async Task<Cost> RepeatAsync(Func<int, Task> batch, int size, double milliseconds)
    {
        var count = 0L;
        var meter = Start();
        do
        {
            await batch(size);
            count += size;
        }
        while (Stopwatch.GetElapsedTime(meter._started).TotalMilliseconds < milliseconds);
        return meter.Cost(count);
    }

    /// <summary>What each of so many operations took.</summary>
    /// <param name="count">How many there were.</param>
    /// <param name="apart">Wall clock that is not theirs.</param>
    public Cost Cost(long count, TimeSpan apart = default) => new(
        count, (Stopwatch.GetElapsedTime(_started) - apart).TotalNanoseconds / count, (Cpu() - _cpu).TotalNanoseconds / count);

    private static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;
}
