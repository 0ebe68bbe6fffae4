using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings.Explaining;

/// <summary>How operations ended, which was first, and which was last.</summary>
internal static class Ends
{
    // The recording ended with an operation that ended within this share of it from its end.
    private const double AtTheEnd = 0.02;

    private const double Bad = 80, Last = 55, First = 30;
    private const int Few = 2;

    public static IEnumerable<Telling> Of(Workload load) =>
    [
        .. Each(load, Outcome.Faulted, "failed", failed => $"{PlainWords.Name(failed)} failed at {PlainWords.Milliseconds(failed.Ended)}{(failed.Exception is { } error ? $" with {error.GetType().Name}" : "")}."),
        .. Each(load, Outcome.Cancelled, "were cancelled", Cancelled),
        .. Each(load, Outcome.Unfinished, "had not ended when the recording did", unfinished => $"{PlainWords.Name(unfinished)} had not ended when the recording did."),
        .. Unheard(load),
        .. FirstAndLast(load),
    ];

    private static IEnumerable<Telling> Each(Workload load, Outcome outcome, string verb, Func<Operation, string> words)
    {
        Operation[] ended = [.. load.Own.Where(operation => operation.Outcome == outcome).OrderBy(operation => operation.Ended)];
        return ended.Length <= Few
            ? ended.Select(operation => new Telling(operation.Ended, Bad, words(operation)))
            : [new(ended[0].Ended, Bad, PlainWords.Sentence($"{PlainWords.Count(ended.Length, "operation")} {verb}: {PlainWords.Names(ended)}"))];
    }

    private static string Cancelled(Operation operation) => Asked(operation) is { } asked
        ? $"{PlainWords.Name(operation)} was asked to stop at {PlainWords.Milliseconds(asked)} and ended as cancelled at {PlainWords.Milliseconds(operation.Ended)}."
        : $"{PlainWords.Name(operation)} was cancelled at {PlainWords.Milliseconds(operation.Ended)}.";

    private static IEnumerable<Telling> Unheard(Workload load) => load.Own
        .Where(operation => operation.Outcome == Outcome.Completed && Asked(operation) is not null)
        .Take(Few)
        .Select(operation => new Telling(operation.Ended, Bad,
            $"{PlainWords.Name(operation)} was asked to stop at {PlainWords.Milliseconds(Asked(operation)!.Value)} and still completed, at {PlainWords.Milliseconds(operation.Ended)}."));

    private static double? Asked(Operation operation) => operation.Segments.FirstOrDefault(segment => segment.State == State.Cancelling)?.Start;

    private static IEnumerable<Telling> FirstAndLast(Workload load)
    {
        Operation[] ended = [.. load.Pieces.Where(piece => piece.Outcome != Outcome.Unfinished).OrderBy(piece => piece.Ended)];
        if (load.Pieces.Length < 2 || ended.Length < load.Pieces.Length) yield break;

        // How an operation ended that did not complete is told already.
        if (load.AtOnce.Count > 1 && ended[0].Outcome == Outcome.Completed)
            yield return new(ended[0].Ended, First, $"{PlainWords.Name(ended[0])} ended first, at {PlainWords.Milliseconds(ended[0].Ended)}.");

        var last = ended[^1];
        if (last.Outcome != Outcome.Completed) yield break;
        var decided = load.Recording.Elapsed - last.Ended <= load.Recording.Elapsed * AtTheEnd;
        yield return new(last.Ended, Last, $"{PlainWords.Name(last)} ended last, at {PlainWords.Milliseconds(last.Ended)}{(decided ? ", and the recording with it" : "")}.");
    }
}
