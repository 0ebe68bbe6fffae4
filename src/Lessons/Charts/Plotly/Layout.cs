using System.Text.Json.Serialization;

namespace Lessons.Charts.Plotly;

// The part of plotly.js's vocabulary that the figures use. A null property is not written; names are written in lower case.

internal sealed record Layout
{
    public required Title Title { get; init; }
    public required int Height { get; init; }
    public bool Autosize => true;
    public required Margin Margin { get; init; }
    public required Font Font { get; init; }
    [JsonPropertyName("paper_bgcolor")] public required string PaperBackground { get; init; }
    [JsonPropertyName("plot_bgcolor")] public required string PlotBackground { get; init; }
    public string? Barmode { get; init; }
    public double? Bargap { get; init; }
    public required string Hovermode { get; init; }
    public required HoverLabel Hoverlabel { get; init; }
    public bool? Showlegend { get; init; }
    public Legend? Legend { get; init; }
    public ModeBar? Modebar { get; init; }
    public UniformText? Uniformtext { get; init; }
    public required Axis XAxis { get; init; }
    public required Axis YAxis { get; init; }
    public Axis? YAxis2 { get; init; }
    public Axis? YAxis3 { get; init; }
    public Axis? YAxis4 { get; init; }
    public IReadOnlyList<Annotation>? Annotations { get; init; }
}

internal sealed record Title(string Text)
{
    public double? X { get; init; }
    public double? Y { get; init; }
    public string? Xanchor { get; init; }
    public string? Yanchor { get; init; }
    public string? Xref { get; init; }
    public string? Yref { get; init; }
    public Pad? Pad { get; init; }
    public Font? Font { get; init; }
    public double? Standoff { get; init; }
}

internal sealed record Pad(int? L = null, int? T = null);

internal sealed record Margin(int L, int R, int T, int B);

internal sealed record Font(string? Family = null, double? Size = null, string? Color = null);

internal sealed record HoverLabel(string Align, string Bgcolor, string Bordercolor, Font Font);

internal sealed record ModeBar(string Color, string Activecolor, string Bgcolor);

internal sealed record UniformText(string Mode, double Minsize);

internal sealed record Legend
{
    public required string Orientation { get; init; }
    public double? X { get; init; }
    public double? Y { get; init; }
    public string? Xref { get; init; }
    public string? Yref { get; init; }
    public string? Xanchor { get; init; }
    public string? Yanchor { get; init; }
    public double? Tracegroupgap { get; init; }
    public Font? Font { get; init; }
}

internal sealed record Annotation
{
    public required string Text { get; init; }
    public required string Xref { get; init; }
    public required string Yref { get; init; }
    public required double X { get; init; }
    public required double Y { get; init; }
    public double? Xshift { get; init; }
    public string? Xanchor { get; init; }
    public string? Yanchor { get; init; }
    public string? Align { get; init; }
    public bool Showarrow => false;
    public Font? Font { get; init; }
}

internal sealed record Axis
{
    public Title? Title { get; init; }
    public IReadOnlyList<double>? Domain { get; init; }
    public IReadOnlyList<double>? Range { get; init; }
    public string? Anchor { get; init; }
    public string? Overlaying { get; init; }
    public string? Type { get; init; }
    public string? Rangemode { get; init; }
    public bool? Visible { get; init; }
    public bool? Fixedrange { get; init; }
    public IReadOnlyList<double>? Tickvals { get; init; }
    public IReadOnlyList<string>? Ticktext { get; init; }
    public Font? Tickfont { get; init; }
    public string? Ticksuffix { get; init; }
    public string? Tickformat { get; init; }
    public string? Ticks { get; init; }
    public double? Ticklen { get; init; }
    public string? Tickcolor { get; init; }
    public int? Nticks { get; init; }
    public bool? Automargin { get; init; }
    public bool? Showgrid { get; init; }
    public bool? Zeroline { get; init; }
    public string? Gridcolor { get; init; }
    public bool? Showspikes { get; init; }
    public string? Spikemode { get; init; }
    public string? Spikesnap { get; init; }
    public string? Spikedash { get; init; }
    public string? Spikecolor { get; init; }
    public double? Spikethickness { get; init; }
}
