using System.Diagnostics;

namespace Lessons.Recording.Capture;

/// <summary>What <c>t.Note</c> was told.</summary>
internal sealed record Remark(Op? Operation, long At, string Text);

/// <summary>A recording in the making: everything written down while the body runs.</summary>
internal sealed class Session
{
    private readonly Lock _gate = new();
    private readonly List<Op> _operations = [];
    private readonly List<Remark> _notes = [];
    private readonly Dictionary<string, int> _names = [];
    private readonly PoolSampler _sampler;
    private bool _closed;

    public Session()
    {
        Outer = Flow.Current;
        _sampler = new PoolSampler(Switches.Reserve);
        Root = new Op(this, -1, "", null);
    }

    public SwitchLog Switches { get; } = new();

    /// <summary>The flow in which the recording was made, when that is itself part of a recording.</summary>
    public Op? Outer { get; }

    /// <summary>The recording's own body: the flow of everything that is in no operation.</summary>
    public Op Root { get; }

    /// <summary>A new operation, child of the one whose flow the caller is in; null once the recording has ended.</summary>
    public Op? Begin(string name)
    {
        var started = Stopwatch.GetTimestamp();
        var parent = Here();
        lock (_gate)
        {
            if (_closed) return null;
            var op = new Op(this, _operations.Count, Unique(name), parent) { Started = started };
            _operations.Add(op);
            return op;
        }
    }

    public void Annotate(Wait wait)
    {
        if (Here() is not { } op) return;
        lock (_gate)
            if (!_closed) op.Waits.Add(wait);
    }

    public void Note(string text)
    {
        var at = Stopwatch.GetTimestamp();
        var op = Here();
        lock (_gate)
            if (!_closed) _notes.Add(new(op, at, text));
    }

    /// <summary>Ends the recording; what happens from now on is not part of it.</summary>
    public Recording Close(string title, int? limit)
    {
        var ended = Root.Ended is not 0 and var stamp ? stamp : Stopwatch.GetTimestamp();
        lock (_gate)
        {
            _closed = true;
            var clock = new Clock(Root.Started, ended);
            return Assembler.Assemble(title, limit, clock, _operations, _notes, _sampler.Stop(), Switches);
        }
    }

    /// <summary>The operation of this recording whose flow the caller is in.</summary>
    private Op? Here()
    {
        for (var op = Flow.Current; op is not null; op = op.Outer)
            if (op.Session == this) return op.Index < 0 ? null : op;
        return null;
    }

    private string Unique(string name)
    {
        var nth = _names[name] = _names.GetValueOrDefault(name) + 1;
        return nth == 1 ? name : Unique($"{name} {nth}");
    }
}
