namespace Lessons.Recordings.Capture;

/// <summary>A stretch during which an operation held a thread, in stamps.</summary>
internal sealed record Slice(int Thread, long Start, long End);

/// <summary>A part of a slice in which the thread ran the continuation of another operation, inside a call of this one.</summary>
internal sealed record Inlined(int Thread, long Start, long End, int Operation);

/// <summary>A look at the end of which an operation was known to have waited for a thread, at some moment of the look.</summary>
/// <param name="Began">When the look began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Scheduled">Whether it waited with work that its own code gave to the pool, before the wait began.</param>
internal sealed record Sighting(long Began, long Ended, bool Scheduled);

/// <summary>Turns the switches into the slices of each operation.</summary>
internal sealed class Slices
{
    private readonly IReadOnlyList<Op> _operations;
    private readonly long _ended;
    private readonly List<Slice>[] _slices;
    private readonly List<Inlined>[] _inlined;
    private readonly List<Sighting>[] _sightings;
    private readonly SwitchLog _switches;

    public Slices(IReadOnlyList<Op> operations, SwitchLog switches, long ended)
    {
        (_operations, _switches, _ended) = (operations, switches, ended);
        (_slices, _inlined, _sightings) = (new List<Slice>[operations.Count], new List<Inlined>[operations.Count], new List<Sighting>[operations.Count]);
        for (var i = 0; i < operations.Count; i++) (_slices[i], _inlined[i], _sightings[i]) = ([], [], []);

        // The positions in the log of what happened on each thread. The list of structs would have to be compiled first.
        var threads = new Dictionary<int, List<int>>();
        var called = new bool[operations.Count + 1];
        var calls = new HashSet<int>();
        var last = 0L;
        for (var (i, count) = (0, switches.Count); i < count; i++)
        {
            // An operation can be younger than the copy that a snapshot made of them.
            if (switches[i] is not { Stamp: > 0 } change || change.Operation >= operations.Count) continue;
            last = Math.Max(last, change.Stamp);
            var flow = change.Operation;
            if (change.Kind is SwitchKind.SeenScheduled or SwitchKind.SeenResuming)
            {
                _sightings[flow].Add(new(change.Stamp - change.Took, change.Stamp, change.Kind == SwitchKind.SeenScheduled));
                continue;
            }
            if (flow >= 0 && change.Kind == SwitchKind.Begun) _sightings[flow].Add(new(change.Stamp, change.Stamp, Scheduled: true));

            // An operation is set for the first time where it is called. Whoever sets it later returns to it from a span.
            if (change.Kind == SwitchKind.Set && (flow < 0 || operations[flow] is not Span) && !called[flow + 1]) calls.Add(i);
            called[flow + 1] = true;
            if (!threads.TryGetValue(change.Thread, out var own)) threads[change.Thread] = own = [];
            own.Add(i);
        }

        // Nothing is known about the time after the last switch that found room.
        foreach (var (thread, own) in threads) Replay(thread, own, calls, switches.Truncated ? last : ended);
        for (var i = 0; i < operations.Count; i++) Settle(i);
    }

    /// <summary>In order of start, inside the operation's own life.</summary>
    public List<Slice> Of(Op op) => _slices[op.Index];

    public List<Inlined> InlinedIn(Op op) => _inlined[op.Index];

    /// <summary>In order of their ends.</summary>
    public List<Sighting> SightingsOf(Op op) => _sightings[op.Index];

    private void Replay(int thread, List<int> own, HashSet<int> calls, long until)
    {
        var frames = new ThreadFrames(thread, Add, (flow, it) => { if (flow >= 0) _inlined[flow].Add(it); });
        for (var i = 0; i < own.Count;)
        {
            var (at, first) = (own[i], _switches[own[i]]);
            var flows = Together(first.Kind, first.Stamp);
            switch (first.Kind)
            {
                case SwitchKind.Left:
                    frames.Leave(flows[0], Together(SwitchKind.Replaced, first.Stamp), first.Stamp);
                    break;
                case SwitchKind.Set when calls.Contains(at):
                    frames.Call(flows, first.Stamp);
                    break;
                case SwitchKind.Set:
                    frames.Become(flows, first.Stamp);
                    break;
                default:
                    frames.Come(flows, first.Stamp);
                    break;
            }

            // What one notification wrote: one switch for a flow, and one for each flow around it, from the inside out.
            int[] Together(SwitchKind kind, long stamp)
            {
                var start = i;
                while (i < own.Count && _switches[own[i]] is var it && it.Kind == kind && it.Stamp == stamp) i++;
                var flows = new int[i - start];
                for (var k = 0; k < flows.Length; k++) flows[k] = _switches[own[start + k]].Operation;
                return flows;
            }
        }
        frames.End(until);
    }

    /// <summary>
    /// Clips the slice to the operation's end. When an operation's last step resumes a waiter inline, the unwinding stack
    /// returns to the ended flow for a moment. Work that it left behind runs in its flow, too, but is no longer its work.
    /// </summary>
    private void Add(int flow, Slice slice)
    {
        if (flow < 0) return;
        var end = Math.Min(slice.End, _operations[flow].Ended is not 0 and var own ? Math.Min(own, _ended) : _ended);
        if (end <= slice.Start) return;

        var slices = _slices[flow];
        if (slices.Count > 0 && slices[^1] is var before && before.Thread == slice.Thread && before.End == slice.Start)
            slices[^1] = before with { End = end };
        else
            slices.Add(slice with { End = end });
    }

    private void Settle(int flow)
    {
        var slices = _slices[flow];
        slices.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        _inlined[flow].Sort(static (a, b) => a.Start.CompareTo(b.Start));
        _sightings[flow].Sort(static (a, b) => a.Ended.CompareTo(b.Ended));

        // The first slice begins with the call itself, a moment before the flow was set.
        if (slices is [var first, ..]) slices[0] = first with { Start = _operations[flow].Started };
    }
}
