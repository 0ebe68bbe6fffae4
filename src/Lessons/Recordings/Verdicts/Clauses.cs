namespace Lessons.Recordings.Verdicts;

/// <summary>What a verdict adds to its first words, the most important first: ends that were no success, queues, and idle time.</summary>
internal static class Clauses
{
    // Shorter times are no news, in milliseconds or as a share of the wall clock.
    private const double ShortQueue = 1, ShortOfQueue = 0.01;
    private const double ShortReady = 5, ShortOfReady = 0.05;
    private const double ShortIdle = 1, ShortOfIdle = 0.1;

    public static IEnumerable<string> Of(Workload load)
    {
        if (load.Pieces.Length == 0) return [];
        var none = load.Own.All(operation => operation.Outcome == Outcome.Unfinished);
        return
        [
            .. none ? [] : Ends(load),
            .. none ? QueuedToTheEnd(load) : Waited(load, piece => piece.Queued, ShortQueue, ShortOfQueue, one => $" queued for {one}", most => $" queued, up to {most}"),
            .. Waited(load, piece => piece.Ready, ShortReady, ShortOfReady, one => $" waited {one} for a thread", most => $" waited up to {most} for a thread"),
            .. Shared(load),
            .. Idle(load),
        ];
    }

    private static IEnumerable<string> QueuedToTheEnd(Workload load)
    {
        Operation[] queued = [.. load.Pieces.Where(piece => piece.Segments is [.., { State: State.Queued }])];
        return queued.Length == 0 ? [] : [$"{Who(queued)} queued to the end"];
    }

    private static IEnumerable<string> Waited(Workload load, Func<Operation, double> time, double least, double share, Func<string, string> one, Func<string, string> most)
    {
        Operation[] waited = [.. load.Pieces.Where(piece => time(piece) >= Math.Max(least, load.Recording.Elapsed * share))];
        if (waited.Length == 0) return [];
        var longest = PlainWords.Milliseconds(waited.Max(time));
        return [Who(waited) + (waited.Length == 1 ? one(longest) : most(longest))];
    }

    private static string Who(Operation[] operations) => operations is [var only] ? PlainWords.Name(only) : PlainWords.Number(operations.Length);

    private static IEnumerable<string> Shared(Workload load) => load.Pieces.Length == 1 || load.Own.All(operation => operation.Shares < 0)
        ? []
        : from piece in load.Pieces
          let sharers = TimelineVerdict.Sharers(load, piece)
          where sharers > 1
          select $"{PlainWords.Name(piece)} is shared by {PlainWords.Number(sharers)}";

    private static IEnumerable<string> Ends(Workload load)
    {
        if (load.Pieces is [var only])
        {
            if (only.Outcome != Outcome.Completed)
                yield return only.Outcome switch { Outcome.Faulted => "it failed", Outcome.Cancelled => "it was cancelled", _ => "it had not ended" };
            yield break;
        }

        if (Winner(load) is { } winner) yield return $"{PlainWords.Name(winner)} ended first";
        foreach (var outcome in (Outcome[])[Outcome.Faulted, Outcome.Cancelled, Outcome.Unfinished])
        {
            Operation[] ended = [.. load.Pieces.Where(piece => piece.Outcome == outcome)];
            if (ended.Length == 0) continue;
            var who = ended.Length == load.Pieces.Length ? PlainWords.All(ended.Length) : Who(ended);
            yield return $"{who} {outcome switch { Outcome.Faulted => "failed", Outcome.Cancelled => ended.Length == 1 ? "was cancelled" : "were cancelled", _ => "had not ended" }}";
        }
    }

    /// <summary>The only piece that completed, if it ended before all others and none of them failed.</summary>
    private static Operation? Winner(Workload load) =>
        load.Ended(Outcome.Completed) == 1 && load.Ended(Outcome.Faulted) == 0
        && load.Pieces.MinBy(piece => piece.Ended) is { Outcome: Outcome.Completed } first ? first : null;

    private static IEnumerable<string> Idle(Workload load) =>
        load.Idle >= Math.Max(ShortIdle, load.Recording.Elapsed * ShortOfIdle) ? [$"nothing ran for {PlainWords.Milliseconds(load.Idle)}"] : [];
}
