using System.Collections.Immutable;
using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings;

/// <summary>A count from one moment on, until the next level.</summary>
/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Count">How many there are.</param>
public sealed record Level(double At, int Count)
{
    internal static int Peak(ImmutableArray<Level> levels) => levels.Select(level => level.Count).DefaultIfEmpty(0).Max();

    /// <summary>The counts multiplied by the milliseconds for which they held.</summary>
    internal static double Area(ImmutableArray<Level> levels) => Stretches(levels).Sum(stretch => stretch.Count * stretch.Length);

    /// <summary>The highest count that was reached for at least that share of the time with a count above zero.</summary>
    internal static Lasting Lasting(ImmutableArray<Level> levels, double share)
    {
        var stretches = Stretches(levels).Where(stretch => stretch.Count > 0).OrderByDescending(stretch => stretch.Count).ToArray();
        var (total, reached) = (stretches.Sum(stretch => stretch.Length), 0.0);
        foreach (var (i, stretch) in stretches.Index())
        {
            reached += stretch.Length;
            if (i + 1 < stretches.Length && stretches[i + 1].Count == stretch.Count) continue;
            if (reached >= total * share) return new(stretch.Count, total > 0 ? reached / total : 1, stretches[0].Count);
        }
        return default;
    }

    private static IEnumerable<(int Count, double Length)> Stretches(ImmutableArray<Level> levels) =>
        levels.Zip(levels.Skip(1), (level, next) => (level.Count, next.At - level.At));

    /// <summary>Counts the spans that cover each moment. A span that ends makes room for one that starts just then.</summary>
    internal static ImmutableArray<Level> Of(IEnumerable<(double Start, double End)> spans)
    {
        var changes = new SortedDictionary<double, int>();
        foreach (var (start, end) in spans)
        {
            changes[start] = changes.GetValueOrDefault(start) + 1;
            changes[end] = changes.GetValueOrDefault(end) - 1;
        }

        var count = 0;
        return [.. changes.Where(change => change.Value != 0).Select(change => new Level(change.Key, count += change.Value))];
    }

    /// <summary>Joins overlapping segments: caller and child both hold the thread in the child's synchronous part.</summary>
    internal static IEnumerable<(double Start, double End)> Union(IEnumerable<Segment> segments)
    {
        (double Start, double End)? open = null;
        foreach (var segment in segments.OrderBy(segment => segment.Start))
        {
            if (open is { } span && segment.Start <= span.End)
                open = (span.Start, Math.Max(span.End, segment.End));
            else
            {
                if (open is { } done) yield return done;
                open = (segment.Start, segment.End);
            }
        }
        if (open is { } last) yield return last;
    }
}
