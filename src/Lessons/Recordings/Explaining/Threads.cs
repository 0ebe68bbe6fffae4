using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings.Explaining;

/// <summary>Who held a thread for long, and who waited for one.</summary>
internal static class Threads
{
    private const double Short = 1, ShortOfRecording = 0.05;

    // A thread that another operation let go of within this many milliseconds was the one that was waited for.
    private const double LetGo = 1;

    private const double Holding = 25, Ready = 45;
    private const int Most = 3;

    public static IEnumerable<Telling> Of(Workload load)
    {
        var least = Math.Max(Short, load.Recording.Elapsed * ShortOfRecording);
        return [.. Longest(load, least, State.HoldingThread, Held), .. Longest(load, least, State.Ready, Waited)];

        Telling? Held(Operation operation, int i)
        {
            var slice = operation.Segments[i];

            // A child's synchronous part holds its caller's thread, and is told of the child.
            var children = load.Own.Where(child => child.Parent >= 0 && ReferenceEquals(load.Recording.Operations[child.Parent], operation));
            if (children.SelectMany(child => child.Segments).Any(inner => inner.Thread == slice.Thread && inner.Start >= slice.Start && inner.End <= slice.End && inner.Duration > slice.Duration / 2)) return null;
            return new(slice.Start, Weight(Holding, slice), $"{PlainWords.Name(operation)} held thread {slice.Thread} for {PlainWords.Milliseconds(slice.Duration)}.");
        }

        Telling? Waited(Operation operation, int i)
        {
            var ready = operation.Segments[i];
            var thread = i + 1 < operation.Segments.Length ? operation.Segments[i + 1].Thread : 0;
            var holder = load.Own.FirstOrDefault(other => !ReferenceEquals(other, operation)
                && other.Slices.Any(slice => slice.Thread == thread && slice.Start < ready.End && ready.End - slice.End is >= 0 and < LetGo));
            return new(ready.End, Weight(Ready, ready),
                $"{PlainWords.Name(operation)} could go on, and waited {PlainWords.Milliseconds(ready.Duration)} for a thread{(holder is null ? "" : $", until {PlainWords.Name(holder)} let go of thread {thread}")}.");
        }

        double Weight(double kind, Segment segment) => kind + (50 * segment.Duration / load.Recording.Elapsed);
    }

    private static IEnumerable<Telling> Longest(Workload load, double least, State state, Func<Operation, int, Telling?> tell) => load.Own
        .SelectMany(operation => Enumerable.Range(0, operation.Segments.Length).Select(i => (Operation: operation, Index: i, Segment: operation.Segments[i])))
        .Where(it => it.Segment.State == state && it.Segment.Duration >= least)
        .OrderByDescending(it => it.Segment.Duration)
        .Select(it => tell(it.Operation, it.Index))
        .OfType<Telling>()
        .Take(Most);
}
