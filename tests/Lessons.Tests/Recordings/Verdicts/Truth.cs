using System.Globalization;
using Lessons.Recordings;

namespace Lessons.Tests.Verdicts;

/// <summary>
/// The facts of a recording, found by looking at every moment between two changes on its own. It is slow and simple, and has
/// nothing in common with the code that it checks.
/// </summary>
internal sealed class Truth(Recording recording)
{
    public Operation[] Leaves { get; } =
        [.. recording.Operations.Where((operation, i) => operation.Source is null && !recording.Operations.Any(other => other.Parent == i))];

    /// <summary>Milliseconds, in which a leaf was at work, added up, and those in which there was no leaf.</summary>
    public double Apart => Sum(at => Leaves.Count(leaf => Works(leaf, at))) + Sum(at => Leaves.Any(leaf => Lives(leaf, at)) ? 0 : 1);

    public double Idle => Sum(at => recording.Operations.Any(operation => Lives(operation, at)) ? 0 : 1);

    public double ThreadTime => Sum(ThreadsAt);

    public double TimeWithLeaves(int atLeast) => Sum(at => Leaves.Count(leaf => Lives(leaf, at)) >= atLeast ? 1 : 0);

    public double TimeWithThreads(int atLeast) => Sum(at => ThreadsAt(at) >= atLeast ? 1 : 0);

    public Operation[] LongIn(State state, double least) => [.. Leaves.Where(leaf => In(leaf, state) >= least)];

    public static double In(Operation operation, State state) => operation.Segments.Where(segment => segment.State == state).Sum(segment => segment.End - segment.Start);

    public static string Milliseconds(double value) => (value >= 10 ? Math.Round(value) : Math.Round(value, 2)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The state of an operation at a moment, or null.</summary>
    public static Segment? StateAt(Operation operation, double at) => operation.Segments.FirstOrDefault(segment => segment.Start <= at && at < segment.End);

    private static bool Lives(Operation operation, double at) => operation.Started <= at && at < operation.Ended;

    private static bool Works(Operation leaf, double at) => StateAt(leaf, at) switch
    {
        { State: State.HoldingThread or State.Awaiting } => true,
        { State: State.Cancelling } it => leaf.Segments.TakeWhile(segment => segment != it).LastOrDefault(segment => segment.State != State.Cancelling) is not { State: State.Queued },
        _ => false,
    };

    private int ThreadsAt(double at) => recording.Operations
        .Select(operation => StateAt(operation, at)).Where(segment => segment is { State: State.HoldingThread }).Select(segment => segment!.Thread).Distinct().Count();

    private double Sum(Func<double, int> count)
    {
        double[] changes = [.. recording.Operations.SelectMany(operation => operation.Segments).SelectMany(segment => (double[])[segment.Start, segment.End]).Append(0).Append(recording.Elapsed).Distinct().Order()];
        var sum = 0.0;
        for (var i = 1; i < changes.Length; i++) sum += count((changes[i - 1] + changes[i]) / 2) * (changes[i] - changes[i - 1]);
        return sum;
    }
}
