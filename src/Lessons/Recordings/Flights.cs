namespace Lessons.Recordings;

/// <summary>When operations were in flight.</summary>
internal static class Flights
{
    public static IEnumerable<(double Start, double End)> Of(IReadOnlyList<Operation> leaves)
    {
        var acquired = new SortedSet<double>(leaves.SelectMany(leaf => leaf.Segments).Where(s => s.State == State.Queued).Select(s => s.End));
        foreach (var leaf in leaves.OrderBy(leaf => leaf.Ended))
        {
            var handedOver = HandOver(leaf, acquired);

            // Its way to the queue is not the work that the permit is for.
            var queues = leaf.Segments.Any(segment => segment.State == State.Queued);
            var inQueue = false;
            foreach (var segment in leaf.Segments.SkipWhile(segment => queues && segment.State != State.Queued))
            {
                // Who is asked to stop in the queue never gets the permit.
                inQueue = segment.State == State.Queued || (inQueue && segment.State == State.Cancelling);
                if (!inQueue) yield return (segment.Start, Math.Min(segment.End, handedOver));
            }
        }
    }

    /// <summary>
    /// A permit is released a moment before its holder ends, and the moment can be long when the thread is taken away.
    /// Whoever acquires one while another operation is in its last slice has it from that one.
    /// </summary>
    private static double HandOver(Operation leaf, SortedSet<double> acquired)
    {
        if (acquired.Count == 0 || leaf.Segments is not [.., { State: State.HoldingThread } last]) return leaf.Ended;
        var taken = acquired.GetViewBetween(last.Start, last.End);
        if (taken.Count == 0) return leaf.Ended;
        var first = taken.Min;
        acquired.Remove(first);
        return first;
    }
}
