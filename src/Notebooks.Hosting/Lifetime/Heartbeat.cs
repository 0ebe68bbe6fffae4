using System.Diagnostics;

namespace Notebooks.Hosting.Lifetime;

/// <summary>
/// Measures how late a thread of this process wakes up. A machine with too much to do delays every timer in this way. The
/// heartbeat has a thread of its own, because a cell may occupy all threads of the pool. The cell causes such a delay,
/// not the machine.
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
        // An unsafe start does not pass on the current flow, so the thread belongs to no cell. Nothing waits for the thread.
        new Thread(Beat) { IsBackground = true, Name = "Heartbeat" }.UnsafeStart();
    }

    /// <summary>Forgets the delays so far.</summary>
    public void Begin() => Interlocked.Exchange(ref _worst, 0);

    /// <summary>The longest delay since <see cref="Begin"/>, in milliseconds.</summary>
    public double WorstMilliseconds()
    {
        // A beat that is still due may have the longest delay.
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
