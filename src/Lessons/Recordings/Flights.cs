namespace Lessons.Recordings;

/// <summary>Computes the times during which operations were in flight.</summary>
internal static class Flights
{
    public static IEnumerable<(double Start, double End)> Of(IReadOnlyList<Operation> leaves)
    {
        var acquired = new SortedSet<double>(leaves.SelectMany(leaf => leaf.Segments).Where(s => s.State == State.Queued).Select(s => s.End));
        foreach (var leaf in leaves.OrderBy(leaf => leaf.Ended))
        {
            var handedOver = HandOver(leaf, acquired);

            // The time before the queue is left out: it is not the work that the permit is for.
            var queues = leaf.Segments.Any(segment => segment.State == State.Queued);
            var inQueue = false;
            foreach (var segment in leaf.Segments.SkipWhile(segment => queues && segment.State != State.Queued))
            {
                // An operation that is asked to stop while it queues never gets the permit. One that has got it, and has no
                // thread yet, has not begun to use it.
                inQueue = segment.State == State.Queued || (inQueue && segment.State is State.Cancelling or State.Ready);
                if (!inQueue) yield return (segment.Start, Math.Min(segment.End, handedOver));
            }
        }
    }

    /// <summary>
    /// A permit is released a moment before its holder ends. The moment can be long when the holder loses its core. A permit
    /// that another operation acquires during the last slice of the leaf counts as the permit of the leaf.
    /// </summary>
    private static double HandOver(Operation leaf, SortedSet<double> acquired)
    {
        if (acquired.Count == 0 || leaf.Slices.LastOrDefault(slice => slice.End >= leaf.Ended) is not { } last) return leaf.Ended;
        var taken = acquired.GetViewBetween(last.Start, last.End);
        if (taken.Count == 0) return leaf.Ended;
        var first = taken.Min;
        acquired.Remove(first);
        return first;
    }
}
