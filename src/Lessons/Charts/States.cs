using System.Collections.Immutable;
using Lessons.Recording;
using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>How a state looks: each differs from every other in colour, in thickness and in pattern, so that it reads in grey too.</summary>
/// <param name="State">The state.</param>
/// <param name="Label">Its words in the legend.</param>
/// <param name="Thickness">Part of the lane's height that its bar fills.</param>
/// <param name="Character">Its cell in the text timeline.</param>
/// <param name="Colour">Fill, or the pattern's lines.</param>
/// <param name="Edge">The bar's outline: it keeps a slice visible that is thinner than a pixel.</param>
/// <param name="Pattern">Hatching, if any.</param>
internal sealed record StateStyle(State State, string Label, double Thickness, char Character, string Colour, Line Edge, Pattern? Pattern = null);

/// <summary>How an outcome looks.</summary>
internal sealed record OutcomeStyle(Outcome Outcome, string Label, char Character, string Symbol, double Size, string Colour);

internal static class States
{
    private static readonly Palette T = Palette.Light;

    /// <summary>In the order in which they are drawn: the thin ones below.</summary>
    public static ImmutableArray<StateStyle> All { get; } =
    [
        new(State.Awaiting, "awaiting (no thread)", 0.16, '─', T.Awaiting, new(Width: 0)),
        new(State.Queued, "queued for a permit", 0.34, '░', T.Queued, new(T.Queued, 1), new("/", T.Queued, T.QueuedTint, 6, 0.35)),
        new(State.Ready, "ready, no thread yet", 0.48, '▒', T.Ready, new(T.ReadyEdge, 1), new("x", T.ReadyEdge, T.Ready, 7, 0.2)),
        new(State.Cancelling, "cancelling", 0.26, '╌', T.Cancelling, new(T.Cancelling, 1), new("\\", T.Cancelling, T.CancellingTint, 6, 0.35)),
        new(State.HoldingThread, "holding a thread", 0.62, '█', T.Holding, new(T.Holding, 1.5)),
    ];

    public static ImmutableArray<OutcomeStyle> Ends { get; } =
    [
        new(Outcome.Completed, "completed", '●', "circle", 7, T.Completed),
        new(Outcome.Faulted, "faulted", '✕', "x-thin-open", 8, T.Faulted),
        new(Outcome.Cancelled, "cancelled", '◆', "diamond", 9, T.Cancelling),
        new(Outcome.Unfinished, "not ended yet", '○', "circle-open", 7, T.Muted),
    ];

    public static StateStyle Of(State state) => All.First(style => style.State == state);

    public static OutcomeStyle Of(Outcome outcome) => Ends.First(style => style.Outcome == outcome);
}
