using System.Diagnostics;
using Lessons.Recordings.Linting;

namespace Lessons.Recordings.Capture;

/// <summary>A recording that is still being made: it collects everything that happens while the body runs.</summary>
internal sealed class RecordingSession
{
    private readonly Lock _gate = new();
    private readonly List<Op> _operations = [];
    private readonly List<StampedNote> _notes = [];
    private readonly Names _names = new();
    private readonly Names _meterNames = new();
    private readonly OpenWaits _waits = new();
    private readonly PoolSampler? _sampler;
    private readonly SpanListener _spans;
    private readonly string _title;
    private readonly int? _limit;
    private readonly bool _librarySpans;
    private volatile GaugeMeter[] _meters = [];
    private volatile bool _closed;

    public RecordingSession(string title, int? limit, bool librarySpans = false)
    {
        (_title, _limit, _librarySpans) = (title, limit, librarySpans);
        Root = new Op(this, -1, "", null, Span.Live(Flow.Current));
        Switches = new(() => _sampler?.Wake());
        _spans = new(this);
        var queue = new PoolQueue(this, Internals.QueuedWorkItems);
        _sampler = new(queue.WarmUp, Switches.Reserve, queue.Look, () =>
        {
            _waits.Look();
            Measure();
        });
    }

    public SwitchLog Switches { get; }

    /// <summary>The recording's own body. Its flow is the flow of all code that is in no operation.</summary>
    public Op Root { get; }

    /// <summary>A new operation, child of the one whose flow the caller is in; null after the recording has ended.</summary>
    public Op? Begin(string name, int line = 0, string file = "")
    {
        var started = Stopwatch.GetTimestamp();
        var flow = Here();
        Op op;
        lock (_gate)
        {
            if (_closed) return null;
            op = new(this, _operations.Count, _names.Unique(name), flow?.Index < 0 ? null : flow, Root.Outer)
            {
                Started = started,
                Line = line,
                File = file,
                FlowSuppressed = ExecutionContext.IsFlowSuppressed(),
                Stray = flow is null,
            };
            _operations.Add(op);
        }
        Measure();
        return op;
    }

    /// <summary>A new span in the given flow.</summary>
    public Span? Begin(Activity activity, Op flow)
    {
        lock (_gate)
        {
            if (_closed) return null;
            var span = new Span(this, _operations.Count, activity, flow.Index < 0 ? null : flow, flow);
            _operations.Add(span);
            return span;
        }
    }

    public void Annotate(Wait wait)
    {
        if (Here() is not { Index: >= 0 } op) return;
        op.Add(wait);
        _waits.Add(wait);
    }

    public void Note(string text)
    {
        var at = Stopwatch.GetTimestamp();
        var op = Here();
        lock (_gate)
            if (!_closed) _notes.Add(new(op?.Index < 0 ? null : op, at, text));
        Measure();
    }

    public void Gauge(string name, Func<double> read)
    {
        lock (_gate)
            if (!_closed) _meters = [.. _meters, new(_meterNames.Unique(name), read)];
        Measure();
    }

    /// <summary>Reads the gauges.</summary>
    public void Measure()
    {
        foreach (var meter in _meters) meter.Read();
    }

    /// <summary>Whether it has ended.</summary>
    public bool IsClosed => _closed;

    /// <summary>The recording up to now.</summary>
    public Recording Snapshot() => Assemble(Stopwatch.GetTimestamp(), final: false);

    /// <summary>Ends the recording. Later events are not part of it.</summary>
    public Recording Close()
    {
        var ended = Root.Ended is not 0 and var stamp ? stamp : Stopwatch.GetTimestamp();
        lock (_gate) _closed = true;
        _spans.Dispose();
        _sampler!.Stop();
        Switches.Close();
        var recording = Assemble(ended, final: true);
        Switches.Drop();
        _meters = [];
        return recording;
    }

    private Recording Assemble(long ended, bool final)
    {
        Op[] operations;
        StampedNote[] notes;
        Names names;

        // The data is copied first, because an operation that starts meanwhile must not wait until a figure is laid out.
        lock (_gate) (operations, notes, names) = ([.. _operations], [.. _notes], _names.Copy());
        var clock = new Clock(Root.Started, ended);
        var assembler = new Assembler(clock, operations, names, Switches, _librarySpans);
        var recording = new Recording
        {
            Title = _title,
            Elapsed = clock.Elapsed,
            Limit = _limit,
            Truncated = Switches.Truncated,
            Operations = assembler.Operations(),
            Notes = assembler.Notes(notes),
            Pool = assembler.Pool(_sampler!.Samples()),
            PoolChanges = assembler.Changes(PoolWatch.Adjustments()),
            Gauges = assembler.Gauges(_meters),
        };

        // While the recording runs, every operation looks unfinished, so a snapshot has no lints.
        return final ? recording with { Lints = new Linter(recording, assembler.Lanes, _meters).Lints() } : recording;
    }

    /// <summary>The lesson's operation of this recording whose flow the caller is in, or the root; null in other flows.</summary>
    private Op? Here()
    {
        for (var op = Flow.Current; op is not null; op = op.Outer)
            if (op.Session == this && op is not Span) return op;
        return null;
    }
}
