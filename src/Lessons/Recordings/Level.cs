using System.Collections.Immutable;

namespace Lessons.Recordings;

/// <summary>A count from one moment on, until the next level.</summary>
/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Count">How many there are.</param>
public sealed record Level(double At, int Count)
{
    internal static int Peak(ImmutableArray<Level> levels) => levels.Select(level => level.Count).DefaultIfEmpty(0).Max();

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
