using System.Diagnostics;

namespace Lessons.World.Scenarios;

/// <summary>Counts the sleeping threads over time. It prints a line "milliseconds sleepers" for every change.</summary>
internal sealed class Stairs
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private readonly List<(long At, int Asleep)> _steps = [(0, 0)];

    public void Sleep(int milliseconds)
    {
        Step(+1);
        Thread.Sleep(milliseconds);
        Step(-1);
    }

    // The lines are printed at the end, because the first line that a process prints takes time.
    public void Print()
    {
        foreach (var (at, asleep) in _steps) Console.WriteLine($"{at} {asleep}");
    }

    private void Step(int by)
    {
        lock (_gate) _steps.Add((_watch.ElapsedMilliseconds, _steps[^1].Asleep + by));
    }
}
