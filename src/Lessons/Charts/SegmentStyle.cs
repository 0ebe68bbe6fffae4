using Lessons.Charts.Plotly;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The look of a state. States differ in colour, thickness and pattern, so that they are readable in grey.</summary>
/// <param name="Rank">Its place in the legend.</param>
/// <param name="Label">Its words in the legend.</param>
/// <param name="Thickness">The part of the lane's height that its bar fills.</param>
/// <param name="Character">Its cell in the text timeline.</param>
/// <param name="Colour">Fill, or the pattern's lines.</param>
/// <param name="Edge">The bar's outline. It keeps a slice visible that is thinner than a pixel.</param>
/// <param name="Pattern">Hatching, if any.</param>
internal sealed record SegmentStyle(int Rank, string Label, double Thickness, char Character, string Colour, Line Edge, Pattern? Pattern = null)
{
    private static readonly Palette T = Palette.Light;

    public static SegmentStyle Holding { get; } = new(1, "holding a thread", 0.62, '█', T.Holding, new(T.Holding, 1.5));
    public static SegmentStyle Awaiting { get; } = new(2, "awaiting (no thread)", 0.16, '─', T.Awaiting, new(Width: 0));
    public static SegmentStyle Queued { get; } = new(3, "queued for a permit", 0.34, '░', T.Queued, new(T.Queued, 1), new("/", T.Queued, T.QueuedTint, 6, 0.35));
    public static SegmentStyle Ready { get; } = new(4, "ready, no thread yet", 0.48, '▒', T.Ready, new(T.ReadyEdge, 1), new("x", T.ReadyEdge, T.Ready, 7, 0.2));
    public static SegmentStyle Cancelling { get; } = new(5, "cancelling", 0.26, '╌', T.Cancelling, new(T.Cancelling, 1), new("\\", T.Cancelling, T.CancellingTint, 6, 0.35));

    /// <summary>The style of a library's activity, which has no states, only a beginning and an end.</summary>
    public static SegmentStyle Span { get; } = new(6, "span of a library", 0.22, '═', T.Span, new(T.SpanEdge, 1));

    /// <summary>The styles in drawing order, the thin ones below.</summary>
    public static IReadOnlyList<SegmentStyle> InDrawingOrder { get; } = [Span, Awaiting, Queued, Ready, Cancelling, Holding];

    public static IReadOnlyList<SegmentStyle> InLegendOrder { get; } = [Holding, Awaiting, Queued, Ready, Cancelling, Span];

    public static SegmentStyle Of(State state) => state switch
    {
        State.HoldingThread => Holding,
        State.Awaiting => Awaiting,
        State.Queued => Queued,
        State.Ready => Ready,
        _ => Cancelling,
    };
}
