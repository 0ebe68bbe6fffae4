using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>How many at a time: a line of steps through a recording.</summary>
internal static class Steps
{
    private const int MostPoints = 600;

    /// <summary>Operations without children that have started and not ended.</summary>
    public static List<(double At, int Count)> InFlight(Recording recording) =>
        WithoutCracks(Sweep(Leaves(recording).Select(leaf => (leaf.Started, leaf.Ended)), recording.Elapsed), recording.Elapsed / 500);

    /// <summary>Slices during which a thread is held.</summary>
    public static List<(double At, int Count)> Holding(Recording recording) =>
        Sweep(recording.Operations.SelectMany(operation => operation.Segments)
            .Where(segment => segment.State == State.HoldingThread)
            .Select(segment => (segment.Start, segment.End)), recording.Elapsed);

    public static IEnumerable<Operation> Leaves(Recording recording)
    {
        var parents = recording.Operations.Select(operation => operation.Parent).ToHashSet();
        return recording.Operations.Where((_, i) => !parents.Contains(i));
    }

    public static int Peak(this List<(double At, int Count)> steps) => steps.Count == 0 ? 0 : steps.Max(step => step.Count);

    private static List<(double At, int Count)> Sweep(IEnumerable<(double Start, double End)> spans, double until)
    {
        var changes = new SortedDictionary<double, int>();
        foreach (var (start, end) in spans)
        {
            changes[start] = changes.GetValueOrDefault(start) + 1;
            changes[end] = changes.GetValueOrDefault(end) - 1;
        }

        List<(double, int)> steps = [(0, 0)];
        var count = 0;
        foreach (var (at, change) in changes)
            if (change != 0)
                steps.Add((at, count += change));
        steps.Add((until, count));
        return Thin(steps, until);
    }

    /// <summary>Between the end of one and the start of the next lie microseconds: drawn, they would look like walls.</summary>
    private static List<(double At, int Count)> WithoutCracks(List<(double At, int Count)> steps, double width)
    {
        List<(double At, int Count)> filled = [];
        for (var i = 0; i < steps.Count; i++)
            if (filled.Count > 0 && i + 1 < steps.Count && steps[i].Count < filled[^1].Count
                && steps[i + 1].Count == filled[^1].Count && steps[i + 1].At - steps[i].At < width)
                i++;
            else
                filled.Add(steps[i]);
        return filled;
    }

    /// <summary>More points than pixels help nobody: each stretch keeps its peak.</summary>
    private static List<(double At, int Count)> Thin(List<(double At, int Count)> steps, double until) =>
        steps.Count <= MostPoints
            ? steps
            : [.. steps.GroupBy(step => Raster.Column(step.At, until, MostPoints)).Select(group => group.MaxBy(step => step.Count))];
}
