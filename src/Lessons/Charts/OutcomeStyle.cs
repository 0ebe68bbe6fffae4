using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>How the end of an operation looks.</summary>
internal sealed record OutcomeStyle(Outcome Outcome, string Label, char Character, string Symbol, double Size, string Colour)
{
    private static readonly Palette T = Palette.Light;

    /// <summary>The worst last: of many in one lane, it is the one to tell.</summary>
    public static IReadOnlyList<OutcomeStyle> All { get; } =
    [
        new(Outcome.Completed, "completed", '●', "circle", 7, T.Completed),
        new(Outcome.Cancelled, "cancelled", '◆', "diamond", 9, T.Cancelling),
        new(Outcome.Unfinished, "not ended yet", '○', "circle-open", 7, T.Muted),
        new(Outcome.Faulted, "faulted", '✕', "x-thin-open", 8, T.Faulted),
    ];
}
