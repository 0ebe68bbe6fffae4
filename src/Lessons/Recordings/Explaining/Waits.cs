using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings.Explaining;

/// <summary>The longest waits that hold no thread.</summary>
internal static class Waits
{
    private const double ShortOfRecording = 0.1;
    private const double Base = 10;
    private const int Most = 2;
    private const int LongestExpression = 40;

    public static IEnumerable<Telling> Of(Workload load) => load.Pieces
        .SelectMany(piece => piece.Segments.Select(segment => (Piece: piece, Segment: segment)))
        .Where(it => it.Segment.State == State.Awaiting && it.Segment.Duration > 0 && it.Segment.Duration >= load.Recording.Elapsed * ShortOfRecording)
        .OrderByDescending(it => it.Segment.Duration)
        .Take(Most)
        .Select(it => new Telling(it.Segment.Start, Base + (10 * it.Segment.Duration / load.Recording.Elapsed),
            $"{PlainWords.Name(it.Piece)} waited {PlainWords.Milliseconds(it.Segment.Duration)}{Awaited(it.Segment)} without a thread."));

    private static string Awaited(Segment segment) => segment.Awaited is not { } expression ? ""
        : $" for {(expression.Length <= LongestExpression ? expression : expression[..(LongestExpression - 1)] + "…")}";
}
