using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings.Explaining;

/// <summary>Who waited for a turn, and whose end gave it.</summary>
internal static class Queues
{
    // A permit is given back within this many milliseconds of its holder's end.
    private const double HandOver = 2;

    private const double Short = 1, ShortOfRecording = 0.02;
    private const double Base = 50;
    private const int Most = 3;

    public static IEnumerable<Telling> Of(Workload load)
    {
        var givers = load.Own.Where(operation => operation.Outcome != Outcome.Unfinished).ToList();
        List<(double Length, Telling Telling)> all = [];
        foreach (var (operation, queue, gotIt) in Long(load).OrderBy(it => it.Queue.End))
        {
            var how = !gotIt ? " and never got its turn" : Giver(operation, queue.End) is { } giver ? $" and got its turn when {PlainWords.Name(giver)} ended" : "";
            all.Add((queue.Duration, new(queue.End, Base + (50 * queue.Duration / load.Recording.Elapsed),
                $"{PlainWords.Name(operation)} queued for {PlainWords.Milliseconds(queue.Duration)}{how}.")));
        }
        return all.OrderByDescending(it => it.Length).Take(Most).Select(it => it.Telling);

        // One end gives one turn.
        Operation? Giver(Operation taker, double at)
        {
            var giver = givers.Where(other => !ReferenceEquals(other, taker) && Math.Abs(other.Ended - at) < HandOver).MinBy(other => Math.Abs(other.Ended - at));
            if (giver is not null) givers.Remove(giver);
            return giver;
        }
    }

    private static IEnumerable<(Operation Operation, Segment Queue, bool GotIt)> Long(Workload load)
    {
        var least = Math.Max(Short, load.Recording.Elapsed * ShortOfRecording);
        foreach (var operation in load.Own)
            for (var i = 0; i < operation.Segments.Length; i++)
                if (operation.Segments[i] is { State: State.Queued } queue && queue.Duration >= least)
                    yield return (operation, queue, i + 1 < operation.Segments.Length && operation.Segments[i + 1].State is not State.Cancelling);
    }
}
