namespace Lessons.Recordings.Capture;

/// <summary>A stretch during which an operation held a thread, in stamps. The end is 0 while the stretch lasts.</summary>
internal sealed record Slice(int Thread, long Start, long End = 0);

/// <summary>Turns pairs of switches into slices.</summary>
internal static class Slices
{
    /// <summary>The slices of each operation in order of start, inside the operation's own life.</summary>
    public static List<Slice>[] Of(IReadOnlyList<Op> operations, SwitchLog switches, long ended)
    {
        var slices = new List<Slice>[operations.Count];
        var open = new List<Slice>[operations.Count];
        for (var i = 0; i < slices.Length; i++) (slices[i], open[i]) = ([], []);
        var last = 0L;
        foreach (var change in switches.Read())
        {
            last = change.Stamp;

            var thread = Math.Abs(change.Thread);
            var held = open[change.Operation].Find(slice => slice.Thread == thread);

            // Two enters in a row: the caller got its thread back after a child's synchronous part. It never let go of it.
            if (change.Thread > 0 && held is null) open[change.Operation].Add(new(thread, change.Stamp));
            if (change.Thread > 0 || held is null) continue;
            open[change.Operation].Remove(held);
            Add(slices[change.Operation], held with { End = change.Stamp }, operations[change.Operation], ended);
        }

        // Nothing is known about the time after the last switch that found room.
        for (var i = 0; i < open.Length; i++)
            foreach (var held in open[i])
                Add(slices[i], held with { End = switches.Truncated ? last : ended }, operations[i], ended);

        for (var i = 0; i < slices.Length; i++)
        {
            slices[i].Sort(static (a, b) => a.Start.CompareTo(b.Start));

            // The first slice begins with the call itself, a moment before the flow was set.
            if (slices[i] is [var first, ..]) slices[i][0] = first with { Start = operations[i].Started };
        }
        return slices;
    }

    /// <summary>
    /// Clips the slice to the operation's end. When an operation's last step resumes a waiter inline, the unwinding stack
    /// returns to the ended flow for a moment. Work that it left behind runs in its flow, too, but is no longer its work.
    /// </summary>
    private static void Add(List<Slice> slices, Slice slice, Op op, long ended)
    {
        var end = Math.Min(slice.End, op.Ended is not 0 and var own ? Math.Min(own, ended) : ended);
        if (end <= slice.Start) return;

        if (slices.Count > 0 && slices[^1] is var before && before.Thread == slice.Thread && before.End == slice.Start)
            slices[^1] = before with { End = end };
        else
            slices.Add(slice with { End = end });
    }
}
