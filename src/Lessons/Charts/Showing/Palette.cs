namespace Lessons.Charts;

/// <summary>The colours of a figure. Data colours are Okabe–Ito, which colour-blind readers can tell apart.</summary>
internal sealed record Palette
{
    /// <summary>The colours for white pages. Figures are built with these.</summary>
    public static Palette Light { get; } = new()
    {
        Paper = "#FFFFFF", Ink = "#24292F", Muted = "#59636E", Grid = "#E5E7EB", Critical = "#1F2328",
        Holding = "#0072B2", HoldingTint = "#A6CDE4", Awaiting = "#9AA4AF", Queued = "#E69F00", QueuedTint = "#FDF3DD",
        Ready = "#F0E442", ReadyEdge = "#A89D00", ReadyTint = "#F8F3B0", Cancelling = "#CC79A7", CancellingTint = "#F9EEF4",
        Completed = "#009E73", Faulted = "#D55E00", Span = "#D3DEEA", SpanEdge = "#6E8CA8",
    };

    /// <summary>The colours for dark pages.</summary>
    public static Palette Dark { get; } = new()
    {
        Paper = "#0D1117", Ink = "#E6EDF3", Muted = "#9198A1", Grid = "#26303B", Critical = "#F6F8FA",
        Holding = "#56B4E9", HoldingTint = "#27506B", Awaiting = "#6B7683", Queued = "#E69F00", QueuedTint = "#33270C",
        Ready = "#4A4620", ReadyEdge = "#F0E442", ReadyTint = "#4F4A1E", Cancelling = "#CC79A7", CancellingTint = "#33212B",
        Completed = "#2FC79A", Faulted = "#FF7F3F", Span = "#22344A", SpanEdge = "#7A9CBD",
    };

    public required string Paper { get; init; }
    public required string Ink { get; init; }
    public required string Muted { get; init; }
    public required string Grid { get; init; }
    public required string Critical { get; init; }
    public required string Holding { get; init; }
    public required string HoldingTint { get; init; }
    public required string Awaiting { get; init; }
    public required string Queued { get; init; }
    public required string QueuedTint { get; init; }
    public required string Ready { get; init; }
    public required string ReadyEdge { get; init; }
    public required string ReadyTint { get; init; }
    public required string Cancelling { get; init; }
    public required string CancellingTint { get; init; }
    public required string Completed { get; init; }
    public required string Faulted { get; init; }
    public required string Span { get; init; }
    public required string SpanEdge { get; init; }

    /// <summary>The colours of the light palette, each with its replacement in this palette.</summary>
    public IEnumerable<Swap> Swaps =>
        Light.Colours.Zip(Colours, (light, own) => new Swap(light, own)).Where(swap => swap.Light != swap.Dark);

    private IEnumerable<string> Colours =>
    [
        Paper, Ink, Muted, Grid, Critical, Holding, HoldingTint, Awaiting, Queued, QueuedTint, Ready, ReadyEdge, ReadyTint,
        Cancelling, CancellingTint, Completed, Faulted, Span, SpanEdge,
    ];
}

/// <summary>A colour on white pages, and its replacement on dark pages.</summary>
internal sealed record Swap(string Light, string Dark);
