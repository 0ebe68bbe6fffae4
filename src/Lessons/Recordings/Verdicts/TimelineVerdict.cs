namespace Lessons.Recordings.Verdicts;

/// <summary>
/// A recording in one sentence that is never false: «400 ms instead of about 1000: three at a time». What the recording
/// cannot prove is not said. Work is compared with "one after another" only if all of it was done to its end.
/// </summary>
internal static class TimelineVerdict
{
    // A comparison that saves less than a tenth is none.
    private const double WorthSaying = 1.1;

    // It has to fit into one line of a figure. What does not fit is left out; the explanation tells it.
    private const int Longest = 84;

    private const string Between = " · ";

    /// <summary>The verdict on one recording.</summary>
    public static string Of(Recording recording) => Of(new Workload(recording));

    /// <summary>The verdict on those numbers.</summary>
    public static string Of(Workload load)
    {
        var verdict = PlainWords.Milliseconds(load.Recording.Elapsed) + Head(load);
        foreach (var clause in Clauses.Of(load))
            if ($"{verdict}{Between}{clause}".Count(character => character != '`') <= Longest) verdict += Between + clause;
        return load.Recording.Truncated ? $"{verdict}{Between}truncated: the recorder ran out of space" : verdict;
    }

    private static string Head(Workload load) => load.Pieces switch
    {
        [] => ": no operations were recorded",
        [var only] when only.Outcome == Outcome.Unfinished && load.Own.Length == 1 => $": {PlainWords.Name(only)} had not ended",
        _ when load.Own.All(operation => operation.Outcome == Outcome.Unfinished) => $": none of {PlainWords.Count(load.Own.Length, "operation")} ended",
        _ when load.HoldsThreads => ": " + Threads(load),
        [var only] when Sharers(load, only) is > 1 and var sharers => $": one operation, {PlainWords.Name(only)}, shared by {PlainWords.Number(sharers)}",
        [var only] => $": {PlainWords.Name(only)} held a thread for {PlainWords.Milliseconds(only.Held)} and waited for {PlainWords.Milliseconds(only.Elapsed - only.Held)}",
        _ => Together(load),
    };

    private static string Threads(Workload load)
    {
        var recording = load.Recording;
        if (load.Threads.Count > 1)
            return $"{load.Threads.Words} threads held at once{(load.Threads.Count > recording.Cores ? $", on {PlainWords.Count(recording.Cores, "core")}" : "")}";
        var apart = load.Pieces.Length > 1 && load.AtOnce.Count == 1 ? ", one after another" : "";
        return $"one thread held for {PlainWords.Milliseconds(load.Held)}{apart}";
    }

    private static string Together(Workload load)
    {
        if (load.AtOnce.Count <= 1) return load.Pieces.Any(piece => piece.Queued > 0) ? ": one at a time" : ": one after another";

        var all = load.AtOnce.Count == load.Pieces.Length;
        var saves = load.Ended(Outcome.Completed) == load.Pieces.Length && load.Apart >= load.Recording.Elapsed * WorthSaying;
        if (saves && new Doubts(load) is { Any: true } doubts)
            return $": {(all ? PlainWords.All(load.Pieces.Length) : load.AtOnce.Words)} in flight at once{Because(load, doubts)}";
        return $"{(saves ? $" instead of about {PlainWords.About(load.Apart)}" : "")}: " +
            (all ? $"{PlainWords.All(load.Pieces.Length)} at once" : $"{load.AtOnce.Words} at a time");
    }

    private static string Because(Workload load, Doubts doubts) =>
        doubts.BusyThreads ? $", on {PlainWords.Count(load.Pieces.SelectMany(piece => piece.Threads).Distinct().Count(), "thread")}"
        : doubts.WentOn is [var only] ? $" · {PlainWords.Name(only.Piece)} went on when {PlainWords.Name(only.Other)} ended"
        : $" · {PlainWords.Number(doubts.WentOn.Length)} of them went on when others ended";

    /// <summary>How many operations returned the task of that one as their own. A parent that does so alone shares nothing.</summary>
    internal static int Sharers(Workload load, Operation operation)
    {
        var index = load.Recording.Operations.IndexOf(operation);
        return load.Own.Count(other => other.Shares == index);
    }
}
