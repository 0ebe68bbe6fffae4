using System.Diagnostics;

namespace Lessons.Tests;

/// <summary>Work that stamps itself: the ground truth that the recorder's slices are held against.</summary>
internal sealed record Burst(string Operation, int Thread, long Start, long End)
{
    public static Burst Spin(string operation, double milliseconds)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
            System.Threading.Thread.SpinWait(20);
        return new(operation, Environment.CurrentManagedThreadId, start, Stopwatch.GetTimestamp());
    }
}
