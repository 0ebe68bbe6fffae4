using System.Collections.Immutable;

namespace Lessons.Recordings.Capture;

/// <summary>
/// Makes the immutable recording out of the session's data. Its lists hold classes, not tuples: the framework ships
/// compiled code for lists of classes. The just-in-time compiler would have to compile a list of structs in every lesson.
/// </summary>
internal sealed class Assembler
{
    private readonly Clock _clock;
    private readonly Names _names;
    private readonly IReadOnlyList<Op> _operations;
    private readonly Slices _slices;
    private readonly ILookup<Op, Span> _spans;
    private readonly int[] _position;
    private readonly SharedTasks _shared;

    /// <param name="clock">The clock of the recording.</param>
    /// <param name="operations">Operations and spans in order of start.</param>
    /// <param name="names">The names that are taken.</param>
    /// <param name="switches">What happened to their flows.</param>
    /// <param name="librarySpans">Whether spans have lanes. Without this, only those have one that no operation made.</param>
    public Assembler(Clock clock, IReadOnlyList<Op> operations, Names names, SwitchLog switches, bool librarySpans)
    {
        (_clock, _names, _operations) = (clock, names, operations);
        _shared = new(operations);
        _slices = new(operations, switches, clock.Ended);
        var folded = operations.OfType<Span>().Where(span => !librarySpans && span.Host.Index >= 0 && span.Host.Session == span.Session).ToHashSet();
        _spans = folded.ToLookup(span => span.Host);
        Lanes = DepthFirst([.. operations.Where(op => op is not Span span || !folded.Contains(span))]);
        _position = new int[operations.Count];
        for (var lane = 0; lane < Lanes.Count; lane++) _position[Lanes[lane].Index] = lane;
    }

    /// <summary>The operations as they are in the recording: each parent before its children.</summary>
    public List<Op> Lanes { get; }

    public ImmutableArray<Operation> Operations() => [.. Lanes.Select(Finished)];

    public ImmutableArray<Note> Notes(IEnumerable<StampedNote> notes) =>
        [.. notes.Where(note => note.At <= _clock.Ended).Select(note => new Note(At(note.Operation), _clock.Milliseconds(note.At), note.Text))];

    public ImmutableArray<PoolSample> Pool(IEnumerable<Reading> samples) =>
        [.. samples.Select(sample => new PoolSample(Math.Max(0, _clock.Milliseconds(sample.At)), sample.Threads, sample.Queue))];

    public ImmutableArray<PoolChange> Changes(IEnumerable<Adjustment> adjustments) =>
        [.. adjustments.Where(it => it.At >= _clock.Started && it.At <= _clock.Ended)
            .Select(it => new PoolChange(_clock.Milliseconds(it.At), it.Threads, it.Reason))];

    public ImmutableArray<Gauge> Gauges(IEnumerable<GaugeMeter> meters) => [.. meters.Select(meter =>
    {
        var samples = meter.Marks().Where(mark => mark.At <= _clock.Ended)
            .Select(mark => new GaugeSample(_clock.Milliseconds(mark.At), mark.Value)).ToList();
        if (samples is [.., var last] && last.At < _clock.Elapsed) samples.Add(last with { At = _clock.Elapsed });
        return new Gauge(meter.Name, [.. samples]);
    })];

    private int At(Op? op) => op is null ? -1 : _position[op.Index];

    private Operation Finished(Op op)
    {
        var unfinished = op.Ended is var stamp && (stamp == 0 || stamp > _clock.Ended);
        var ended = unfinished ? _clock.Ended : stamp;
        var slices = _slices.Of(op);
        var runs = _slices.InlinedIn(op);
        var shared = Enumerable.Range(1, Math.Max(0, slices.Count - 1)).Any(i => slices[i].Start < slices[i - 1].End);
        return new Operation
        {
            Name = op is Span ? _names.Unique(op.Name) : op.Name,
            Source = (op as Span)?.Source,
            Parent = At(op.Parent),
            Shares = At(_shared.Owner(op)),
            Depth = Depth(op),
            Line = op.Line,
            Cell = SourceCell.Of(op.File),
            Started = _clock.Milliseconds(op.Started),
            Ended = _clock.Milliseconds(ended),
            Outcome = unfinished ? Outcome.Unfinished : op.Outcome,
            Exception = unfinished ? null : op.Exception,
            Segments = Segments.Of(op, _slices, ended, _clock, index => _operations[index].Name),
            Slices = shared || runs.Count > 0
                ? [.. slices.Select(s => new Segment(State.HoldingThread, _clock.Milliseconds(s.Start), _clock.Milliseconds(s.End), s.Thread))]
                : default,
            Spans = [.. _spans[op].Select(Folded)],
        };
    }

    private LibrarySpan Folded(Span span)
    {
        var unfinished = span.Ended is var stamp && (stamp == 0 || stamp > _clock.Ended);
        return new(span.Name, span.Source, _clock.Milliseconds(span.Started), _clock.Milliseconds(unfinished ? _clock.Ended : stamp),
            unfinished ? Outcome.Unfinished : span.Outcome);
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
