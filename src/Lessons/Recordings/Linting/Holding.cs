namespace Lessons.Recordings.Linting;

/// <summary>Operations that do not give their thread back, and threads that share an operation.</summary>
internal static class Holding
{
    private const double LongMilliseconds = 50;
    private const double LongOfRecording = 0.05;

    // Two threads are in one flow, too, when a caller loses its core while work that it started runs on another thread.
    private const double TogetherMilliseconds = 20;
    private const double TogetherOfOperation = 0.1;

    public static string? TooLong(Recording recording, Stalls stalls)
    {
        var least = Math.Max(LongMilliseconds, recording.Elapsed * LongOfRecording);
        var children = recording.Operations.Where(operation => operation.Source is null).ToLookup(operation => operation.Parent);
        var holders = Enumerable.Range(0, recording.Operations.Length)
            .Where(i => recording.Operations[i].Source is null)
            .Select(i => new Holder(recording.Operations[i].Name, Longest(i)))
            .Where(holder => holder.Milliseconds > 0)
            .OrderByDescending(holder => holder.Milliseconds)
            .ToList();
        return holders switch
        {
            [] => null,
            [var only] => $"`{only.Name}` held a thread for {only.Milliseconds:0} ms without yielding",
            [var first, ..] => $"{holders.Count} operations held a thread for {least:0} ms or more without yielding, `{first.Name}` the longest: {first.Milliseconds:0} ms",
        };

        double Longest(int index) => recording.Operations[index].Slices
            .Where(slice => slice.Duration >= least && stalls.Fair(slice.Start, slice.End) - ByOthers(slice, index) >= least)
            .Select(slice => slice.Duration - ByOthers(slice, index))
            .DefaultIfEmpty(0)
            .Max();

        // A child's synchronous part holds its caller's thread, and a continuation that runs inside of a call holds that of
        // the code that called. The time counts only for the child, or for the operation that goes on.
        double ByOthers(Segment slice, int index) => children[index]
            .SelectMany(child => child.Slices)
            .Concat(recording.Operations[index].Segments.Where(segment => segment.Runs is not null))
            .Where(inner => inner.Thread == slice.Thread)
            .Sum(inner => Math.Max(0, Math.Min(slice.End, inner.End) - Math.Max(slice.Start, inner.Start)));
    }

    public static IEnumerable<string> Together(Recording recording, Stalls stalls)
    {
        foreach (var operation in recording.Operations)
        {
            if (operation.Source is not null || operation.Threads.Count < 2) continue;
            var shared = Overlaps(operation).Sum(overlap => stalls.Fair(overlap.At, overlap.Until));
            if (shared < Math.Max(TogetherMilliseconds, operation.Elapsed * TogetherOfOperation)) continue;

            var threads = Level.Peak(Level.Of(operation.Slices.Select(slice => (slice.Start, slice.End))));
            yield return $"{(threads == 2 ? "two" : threads)} threads ran in `{operation.Name}` at the same time: they share its lane";
        }
    }

    private static IEnumerable<Overlap> Overlaps(Operation operation)
    {
        var until = 0.0;
        foreach (var slice in operation.Slices)
        {
            if (slice.Start < until) yield return new(slice.Start, Math.Min(slice.End, until));
            until = Math.Max(until, slice.End);
        }
    }

    private sealed record Holder(string Name, double Milliseconds);

    private sealed record Overlap(double At, double Until);
}
