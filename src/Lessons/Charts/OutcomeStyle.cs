using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The look of an operation's end.</summary>
internal sealed record OutcomeStyle(Outcome Outcome, string Label, char Character, string Symbol, double Size, string Colour)
{
    private static readonly Palette T = Palette.Light;

    /// <summary>The styles from best to worst: a lane with many operations shows the worst of their ends.</summary>
    public static IReadOnlyList<OutcomeStyle> All { get; } =
    [
        new(Outcome.Completed, "completed", '●', "circle", 7, T.Completed),
        new(Outcome.Cancelled, "cancelled", '◆', "diamond", 9, T.Cancelling),
        new(Outcome.Unfinished, "not ended yet", '○', "circle-open", 7, T.Muted),
        new(Outcome.Faulted, "faulted", '✕', "x-thin-open", 8, T.Faulted),
    ];
}
