using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings.Explaining;

/// <summary>Which operations started together, and which shared one task.</summary>
internal static class Starts
{
    // Starts within this share of the recording look like one moment.
    private const double OneMoment = 0.02;

    private const double First = 60, Later = 12, Sharing = 70;

    public static IEnumerable<Telling> Of(Workload load)
    {
        var weight = First;
        foreach (var group in Groups(load))
        {
            var at = PlainWords.Milliseconds(group[0].Started);
            yield return new(group[0].Started, weight, group.Count > 3
                ? PlainWords.Sentence($"{PlainWords.Count(group.Count, "operation")} started at {at}: {PlainWords.Names(group)}")
                : $"{PlainWords.Names(group)} started at {at}.");
            weight = Later;
        }

        foreach (var piece in load.Own)
            if (TimelineVerdict.Sharers(load, piece) is > 1 and var sharers)
                yield return new(piece.Started, Sharing, PlainWords.Sentence($"{PlainWords.Count(sharers, "operation")} returned one task, that of {PlainWords.Name(piece)}"));
    }

    private static IEnumerable<List<Operation>> Groups(Workload load)
    {
        List<Operation> group = [];
        foreach (var operation in load.Own.OrderBy(operation => operation.Started))
        {
            if (group.Count > 0 && operation.Started - group[0].Started > load.Recording.Elapsed * OneMoment)
            {
                yield return group;
                group = [];
            }
            group.Add(operation);
        }
        if (group.Count > 0) yield return group;
    }
}
