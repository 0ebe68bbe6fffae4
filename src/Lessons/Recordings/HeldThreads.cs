namespace Lessons.Recordings;

/// <summary>Computes the times during which an operation held threads.</summary>
internal static class HeldThreads
{
    // Two threads are in one operation for this many milliseconds at most when one of them takes over from the other.
    private const double HandOver = 2;

    /// <summary>
    /// Its slices, without the beginning of a slice in which the thread before it had not let go yet. Slices that overlap
    /// for longer are left as they are: the operation did work on several threads.
    /// </summary>
    public static IEnumerable<Segment> Of(Operation operation)
    {
        var until = double.NegativeInfinity;
        foreach (var slice in operation.Slices)
        {
            var overlap = Math.Min(until, slice.End) - slice.Start;
            var start = overlap is > 0 and < HandOver ? slice.Start + overlap : slice.Start;
            if (slice.End > start) yield return slice with { Start = start };
            until = Math.Max(until, slice.End);
        }
    }
}
