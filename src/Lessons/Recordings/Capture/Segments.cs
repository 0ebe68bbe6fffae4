using System.Collections.Immutable;

namespace Lessons.Recordings.Capture;

/// <summary>Divides an operation's life into its slices and the gaps between them, and finds out what each gap was.</summary>
internal sealed class Segments
{
    private readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();
    private readonly Op _op;
    private readonly Clock _clock;
    private readonly Wait[] _waits;
    private readonly List<Sighting> _sightings;
    private int _wait;
    private int _sighting;

    private Segments(Op op, List<Sighting> sightings, Clock clock) =>
        (_op, _clock, _waits, _sightings) = (op, clock, op.Waits(), sightings);

    /// <param name="op">The operation.</param>
    /// <param name="slices">The slices of all operations.</param>
    /// <param name="ended">The end of its life.</param>
    /// <param name="clock">The clock of the recording.</param>
    /// <param name="name">The name of an operation by its index, for slices that run the continuation of another.</param>
    public static ImmutableArray<Segment> Of(Op op, Slices slices, long ended, Clock clock, Func<int, string> name)
    {
        var segments = new Segments(op, slices.SightingsOf(op), clock);
        segments.Divide(slices.Of(op), slices.InlinedIn(op), ended, name);
        return segments._segments.ToImmutable();
    }

    private void Divide(List<Slice> slices, List<Inlined> inlined, long ended, Func<int, string> name)
    {
        var (at, asked) = (_op.Started, _op.Started);
        foreach (var slice in slices)
        {
            // Two threads can be in one flow at once; the lane shows the one that came first.
            var start = Math.Max(slice.Start, at);
            if (slice.End <= start)
            {
                // The first thread lost its core before it could leave. A wait begun meanwhile by the other explains the gap.
                if (Array.Exists(_waits, wait => wait.Started >= slice.Start && wait.Started <= slice.End)) asked = slice.Start;
                continue;
            }
            Gap(at, start, asked, resumed: true);
            Hold(slice, start, inlined, name);
            (at, asked) = (slice.End, slice.Start);
        }
        Gap(at, ended, asked, resumed: false);
    }

    private void Hold(Slice slice, long from, List<Inlined> inlined, Func<int, string> name)
    {
        foreach (var part in inlined)
        {
            var (start, end) = (Math.Max(part.Start, from), Math.Min(part.End, slice.End));
            if (part.Thread != slice.Thread || end <= start) continue;
            Add(State.HoldingThread, from, start, null, slice.Thread);
            Add(State.HoldingThread, start, end, null, slice.Thread, name(part.Operation));
            from = end;
        }
        Add(State.HoldingThread, from, slice.End, null, slice.Thread);
    }

    private void Gap(long from, long to, long asked, bool resumed)
    {
        if (to <= from) return;

        // Only a wait begun in the slice just before explains this gap: an earlier one may have been abandoned.
        Wait? wait = null;
        var ready = to;
        while (_wait < _waits.Length && _waits[_wait].Started < asked) _wait++;
        for (; _wait < _waits.Length && _waits[_wait] is var it && it.Started <= from; _wait++)
        {
            if (it.IsPast(from)) continue;
            if (wait?.State != State.Queued) wait = it;
            if (resumed && it.Over is not 0 and var over && over < to) ready = Math.Max(from, ready == to ? over : Math.Max(ready, over));
        }

        ready = Math.Min(ready, Seen(from, to));
        var cancelled = _op.CancelRequested is not 0 and var requested ? Math.Clamp(requested, from, ready) : ready;
        Add(wait?.State ?? State.Awaiting, from, cancelled, wait);
        Add(State.Cancelling, cancelled, ready, wait);
        Add(State.Ready, ready, to, wait);
    }

    /// <summary>
    /// From when on the operation is known to have waited for a thread. What its own code scheduled was scheduled before the
    /// gap began. The rest of a method came into the queue at an unknown moment, at the latest at the end of a look that saw it
    /// there. A look that began before the gap may have seen what went on after the gap before.
    /// </summary>
    private long Seen(long from, long to)
    {
        var seen = to;
        while (_sighting < _sightings.Count && _sightings[_sighting].Ended < from) _sighting++;
        for (; _sighting < _sightings.Count && _sightings[_sighting] is var it && it.Ended <= to; _sighting++)
            if (it.Began >= from)
                seen = it.Scheduled ? from : Math.Min(seen, it.Ended);
        return seen;
    }

    private void Add(State state, long from, long to, Wait? wait, int thread = 0, string? runs = null)
    {
        if (to > from)
            _segments.Add(new(state, _clock.Milliseconds(from), _clock.Milliseconds(to), thread)
            {
                Awaited = wait?.Expression,
                Line = wait?.Line ?? 0,
                Cell = wait?.Cell ?? 0,
                Runs = runs,
            });
    }
}
