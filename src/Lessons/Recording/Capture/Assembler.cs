using System.Collections.Immutable;

namespace Lessons.Recording.Capture;

/// <summary>
/// Makes the immutable recording out of what was written down. Its lists hold classes, not tuples: the framework has
/// their code ready, where a list of structs would meet the just-in-time compiler in every lesson.
/// </summary>
internal static class Assembler
{
    public static Recording Assemble(
        string title, int? limit, Clock clock, IReadOnlyList<Op> operations,
        IEnumerable<Remark> notes,
        IEnumerable<Reading> samples, SwitchLog switches)
    {
        var slices = Slices.Of(operations, switches, clock.Ended);
        var lanes = DepthFirst(operations);
        var position = new int[operations.Count];
        for (var lane = 0; lane < lanes.Count; lane++) position[lanes[lane].Index] = lane;
        int At(Op? op) => op is null ? -1 : position[op.Index];

        return new Recording
        {
            Title = title,
            Elapsed = clock.Elapsed,
            Limit = limit,
            Truncated = switches.Truncated,
            Operations = [.. lanes.Select(op => Finished(op, At(op.Parent), slices[op.Index], clock))],
            Notes = [.. notes.Where(note => note.At <= clock.Ended).Select(note => new Note(At(note.Operation), clock.Milliseconds(note.At), note.Text))],
            Pool = [.. samples.Select(sample => new PoolSample(Math.Max(0, clock.Milliseconds(sample.At)), sample.Threads, sample.Queue))],
        };
    }

    private static Operation Finished(Op op, int parent, List<Slice> slices, Clock clock)
    {
        var unfinished = op.Ended is var stamp && (stamp == 0 || stamp > clock.Ended);
        var ended = unfinished ? clock.Ended : stamp;
        var shared = Enumerable.Range(1, Math.Max(0, slices.Count - 1)).Any(i => slices[i].Start < slices[i - 1].End);
        return new Operation
        {
            Name = op.Name,
            Parent = parent,
            Depth = Depth(op),
            Started = clock.Milliseconds(op.Started),
            Ended = clock.Milliseconds(ended),
            Outcome = unfinished ? Outcome.Unfinished
                : op.Task!.IsFaulted ? Outcome.Faulted
                : op.Task.IsCanceled ? Outcome.Cancelled
                : Outcome.Completed,

            // Reading it counts as observing it; so it is: the figure shows it.
            Exception = unfinished ? null : op.Task!.Exception is { InnerExceptions: [var only] } ? only : op.Task.Exception,
            Segments = Segments.Of(op, slices, ended, clock),
            Slices = shared
                ? [.. slices.Select(s => new Segment(State.HoldingThread, clock.Milliseconds(s.Start), clock.Milliseconds(s.End), s.Thread))]
                : default,
        };
    }

    private static int Depth(Op op)
    {
        var depth = 0;
        while (op.Parent is { } parent) (op, depth) = (parent, depth + 1);
        return depth;
    }

    private static List<Op> DepthFirst(IReadOnlyList<Op> operations)
    {
        var children = operations.ToLookup(op => op.Parent);
        var lanes = new List<Op>(operations.Count);
        var open = new Stack<Op>(children[null].Reverse());
        while (open.TryPop(out var op))
        {
            lanes.Add(op);
            foreach (var child in children[op].Reverse()) open.Push(child);
        }
        return lanes;
    }
}
