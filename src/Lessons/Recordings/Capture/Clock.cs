using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>Turns stamps into milliseconds since the recording began.</summary>
internal readonly record struct Clock(long Started, long Ended)
{
    // 1 GHz on Linux, 10 MHz on Windows.
    private static readonly double TicksPerMillisecond = Stopwatch.Frequency / 1000.0;

    public double Elapsed => Milliseconds(Ended);

    public double Milliseconds(long stamp) => (Math.Min(stamp, Ended) - Started) / TicksPerMillisecond;

    public static long Ticks(double milliseconds) => (long)(milliseconds * TicksPerMillisecond);
}
