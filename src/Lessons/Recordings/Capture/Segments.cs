using System.Collections.Immutable;

namespace Lessons.Recordings.Capture;

/// <summary>Divides an operation's life into its slices and the gaps between them, and finds out what each gap was.</summary>
internal static class Segments
{
    public static ImmutableArray<Segment> Of(Op op, IReadOnlyList<Slice> slices, long ended, Clock clock)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>(2 * slices.Count + 1);
        var waits = op.Waits();
        var (at, asked, next) = (op.Started, op.Started, 0);
        foreach (var slice in slices)
        {
            // Two threads can be in one flow at once; the lane shows the one that came first.
            var start = Math.Max(slice.Start, at);
            if (slice.End <= start)
            {
                // The first thread lost its core before it could leave. A wait begun meanwhile by the other explains the gap.
                if (Array.Exists(waits, wait => wait.Started >= slice.Start && wait.Started <= slice.End)) asked = slice.Start;
                continue;
            }
            Gap(at, start, resumed: true);
            Add(State.HoldingThread, start, slice.End, null, slice.Thread);
            (at, asked) = (slice.End, slice.Start);
        }
        Gap(at, ended, resumed: false);
        return segments.ToImmutable();

        void Gap(long from, long to, bool resumed)
        {
            if (to <= from) return;

            // Only a wait begun in the slice just before explains this gap: an earlier one may have been abandoned.
            Wait? wait = null;
            var ready = to;
            while (next < waits.Length && waits[next].Started < asked) next++;
            for (; next < waits.Length && waits[next] is var it && it.Started <= from; next++)
            {
                if (it.IsPast(from)) continue;
                if (wait?.State != State.Queued) wait = it;
                if (resumed && it.Over is not 0 and var over && over < to) ready = Math.Max(from, ready == to ? over : Math.Max(ready, over));
            }

            var cancelled = op.CancelRequested is not 0 and var requested ? Math.Clamp(requested, from, ready) : ready;
            Add(wait?.State ?? State.Awaiting, from, cancelled, wait);
            Add(State.Cancelling, cancelled, ready, wait);
            Add(State.Ready, ready, to, wait);
        }

        void Add(State state, long from, long to, Wait? wait, int thread = 0)
        {
            if (to > from)
                segments.Add(new(state, clock.Milliseconds(from), clock.Milliseconds(to), thread)
                {
                    Awaited = wait?.Expression,
                    Line = wait?.Line ?? 0,
                    Cell = wait?.Cell ?? 0,
                });
        }
    }
}
