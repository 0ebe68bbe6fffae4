using System.Text.Json.Serialization;

namespace Lessons.Charts.Plotly;

[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
internal abstract record Trace
{
    public string? Name { get; init; }
    public IReadOnlyList<object>? X { get; init; }
    public IReadOnlyList<object>? Y { get; init; }
    public string? Yaxis { get; init; }
    public Marker? Marker { get; init; }
    public IReadOnlyList<string>? Hovertext { get; init; }
    public string? Hoverinfo { get; init; }
    public string? Hovertemplate { get; init; }
    public string? Legendgroup { get; init; }
    public bool? Showlegend { get; init; }
    public int? Legendrank { get; init; }
}

internal sealed record BarTrace : Trace
{
    public string? Orientation { get; init; }
    public IReadOnlyList<double>? Base { get; init; }
    public double? Width { get; init; }
    public IReadOnlyList<string>? Text { get; init; }
    public string? Textposition { get; init; }
    public double? Textangle { get; init; }
    public string? Insidetextanchor { get; init; }
    public Font? Textfont { get; init; }
    public Font? Insidetextfont { get; init; }
}

internal sealed record ScatterTrace : Trace
{
    public required string Mode { get; init; }
    public Line? Line { get; init; }
    public string? Fill { get; init; }
    public string? Fillcolor { get; init; }
    public bool? Cliponaxis { get; init; }
    public double? Opacity { get; init; }
}

internal sealed record Marker
{
    public string? Color { get; init; }
    public string? Symbol { get; init; }
    public double? Size { get; init; }
    public double? Angle { get; init; }
    public double? Standoff { get; init; }
    public Line? Line { get; init; }
    public Pattern? Pattern { get; init; }
}

internal sealed record Pattern(string Shape, string Fgcolor, string Bgcolor, double Size, double Solidity);

internal sealed record Line(string? Color = null, double? Width = null, string? Dash = null, string? Shape = null, bool? Simplify = null);
