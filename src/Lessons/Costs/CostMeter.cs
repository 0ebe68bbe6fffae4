using System.Diagnostics;

namespace Lessons.Costs;

/// <summary>Measures wall clock and processor time from its start.</summary>
internal readonly struct CostMeter
{
    private readonly long _started;
    private readonly TimeSpan _cpu;

    private CostMeter(long started, TimeSpan cpu) => (_started, _cpu) = (started, cpu);

    public static CostMeter Start() => new(Stopwatch.GetTimestamp(), Cpu());

    /// <summary>Runs a batch again and again until enough time has passed. It reads the clock between batches only.</summary>
    /// <param name="batch">Does the given number of operations.</param>
    /// <param name="size">The number of operations of each batch.</param>
    /// <param name="milliseconds">The least time for all batches.</param>
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

    /// <summary>The cost of each operation.</summary>
    /// <param name="count">The number of operations.</param>
    /// <param name="apart">Wall clock that does not count as time of the operations.</param>
    public Cost Cost(long count, TimeSpan apart = default) => new(
        count, (Stopwatch.GetElapsedTime(_started) - apart).TotalNanoseconds / count, (Cpu() - _cpu).TotalNanoseconds / count);

    private static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;
}
