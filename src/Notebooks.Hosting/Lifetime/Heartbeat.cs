using System.Diagnostics;

namespace Notebooks.Hosting.Lifetime;

/// <summary>
/// Measures how late a thread of this process wakes up: what a machine with too much to do does to every timer. It has a
/// thread of its own, because a cell may keep all threads of the pool, and is then late by its own doing.
/// </summary>
internal sealed class Heartbeat
{
    private const int PeriodMilliseconds = 50;

    private static readonly long Period = PeriodMilliseconds * Stopwatch.Frequency / 1000;

    private long _due = long.MaxValue;
    private long _worst;

    /// <summary>Starts to beat, for the life of the process.</summary>
    public void Start()
    {
        // It belongs to no cell, and nobody waits for it.
        new Thread(Beat) { IsBackground = true, Name = "Heartbeat" }.UnsafeStart();
    }

    /// <summary>Forgets what was.</summary>
    public void Begin() => Interlocked.Exchange(ref _worst, 0);

    /// <summary>The longest that it was late since then, in milliseconds.</summary>
    public double WorstMilliseconds()
    {
        // A beat that has not come may be the latest of all.
        var pending = Stopwatch.GetTimestamp() - Interlocked.Read(ref _due);
        return Math.Max(0, Math.Max(pending, Interlocked.Read(ref _worst))) * 1000.0 / Stopwatch.Frequency;
    }

    private void Beat()
    {
        while (true)
        {
            var due = Stopwatch.GetTimestamp() + Period;
            Interlocked.Exchange(ref _due, due);
            Thread.Sleep(PeriodMilliseconds);
            var late = Stopwatch.GetTimestamp() - due;
            if (late > Interlocked.Read(ref _worst)) Interlocked.Exchange(ref _worst, late);
        }
    }
}
