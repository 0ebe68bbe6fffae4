using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings.Explaining;

/// <summary>What is not about one operation: notes, the pool, time without operations, and the critical path.</summary>
internal static class Moments
{
    private const double ShortOfIdle = 0.1, ShortStep = 0.05;
    private const double Noted = 40, Grown = 45, Idle = 65, Path = 42;
    private const int MostNotes = 3, MostSteps = 4, LongestNote = 60;

    public static IEnumerable<Telling> Of(Workload load) => [.. Notes(load.Recording), .. Pool(load.Recording), .. Gaps(load), .. CriticalPath(load)];

    private static IEnumerable<Telling> Notes(Recording recording) => recording.Notes.Take(MostNotes).Select(note =>
    {
        var who = note.Operation >= 0 ? PlainWords.Name(recording.Operations[note.Operation]) : "the code";
        var text = note.Text.Length <= LongestNote ? note.Text : note.Text[..(LongestNote - 1)] + "…";
        return new Telling(note.At, Noted, $"At {PlainWords.Milliseconds(note.At)} {who} noted: {text.ReplaceLineEndings(" ")}.");
    });

    /// <summary>Only a lack of threads is news. A pool that warms up grows in every recording.</summary>
    private static IEnumerable<Telling> Pool(Recording recording)
    {
        var changes = recording.PoolChanges.Where(change => change.Reason is "starvation" or "cooperative blocking").ToArray();
        if (changes.Length == 0) return [];
        var most = changes.MaxBy(change => change.Threads)!;
        return [new(most.At, Grown, $"The pool had grown to {PlainWords.Count(most.Threads, "thread")} at {PlainWords.Milliseconds(most.At)}: {most.Reason}.")];
    }

    private static IEnumerable<Telling> Gaps(Workload load)
    {
        var (at, elapsed) = (0.0, load.Recording.Elapsed);
        var spans = Level.Union(load.Own.Select(operation => new Segment(State.Awaiting, operation.Started, operation.Ended)));
        foreach (var (start, end) in spans.Append((elapsed, elapsed)))
        {
            if (load.Own.Length > 0 && start - at >= Math.Max(1, elapsed * ShortOfIdle))
                yield return new(at, Idle, $"From {PlainWords.Milliseconds(at)} to {PlainWords.Milliseconds(start)} nothing was in flight.");
            at = Math.Max(at, end);
        }
    }

    private static IEnumerable<Telling> CriticalPath(Workload load)
    {
        List<Operation> steps = [];
        foreach (var step in load.Recording.CriticalPath)
            if (step.End - step.Start >= load.Recording.Elapsed * ShortStep && load.Recording.Operations[step.Operation] is var operation
                && (steps.Count == 0 || !ReferenceEquals(steps[^1], operation)))
                steps.Add(operation);
        if (steps.Count < 2) return [];
        var more = steps.Count > MostSteps ? $", and {PlainWords.Count(steps.Count - MostSteps, "more step")}" : "";
        return [new(load.Recording.Elapsed, Path, $"The critical path (inferred) runs through {string.Join(", then ", steps.Take(MostSteps).Select(PlainWords.Name))}{more}.")];
    }
}
