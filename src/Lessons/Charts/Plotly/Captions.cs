namespace Lessons.Charts.Plotly;

internal sealed record Title(string Text) : IPlotly
{
    public double? X { get; init; }
    public double? Y { get; init; }
    public string? Xanchor { get; init; }
    public string? Yanchor { get; init; }
    public string? Xref { get; init; }
    public string? Yref { get; init; }
    public int? PadLeft { get; init; }
    public Font? Font { get; init; }
    public double? Standoff { get; init; }
    public string? Side { get; init; }

    public void Write(PlotlyWriter json)
    {
        json.Put("text", Text);
        json.Put("x", X);
        json.Put("y", Y);
        json.Put("xanchor", Xanchor);
        json.Put("yanchor", Yanchor);
        json.Put("xref", Xref);
        json.Put("yref", Yref);
        json.Put("pad", PadLeft is { } left ? new Pad(left) : null);
        json.Put("font", Font);
        json.Put("standoff", Standoff);
        json.Put("side", Side);
    }

    private sealed record Pad(int Left) : IPlotly
    {
        public void Write(PlotlyWriter json) => json.Put("l", Left);
    }
}

internal sealed record Legend : IPlotly
{
    public Title? Title { get; init; }
    public required string Orientation { get; init; }
    public double? X { get; init; }
    public double? Y { get; init; }
    public string? Xref { get; init; }
    public string? Yref { get; init; }
    public string? Xanchor { get; init; }
    public string? Yanchor { get; init; }
    public double? Tracegroupgap { get; init; }
    public Font? Font { get; init; }

    public void Write(PlotlyWriter json)
    {
        json.Put("title", Title);
        json.Put("orientation", Orientation);
        json.Put("x", X);
        json.Put("y", Y);
        json.Put("xref", Xref);
        json.Put("yref", Yref);
        json.Put("xanchor", Xanchor);
        json.Put("yanchor", Yanchor);
        json.Put("tracegroupgap", Tracegroupgap);
        json.Put("font", Font);
    }
}

internal sealed record Annotation : IPlotly
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
    public Font? Font { get; init; }

    public void Write(PlotlyWriter json)
    {
        json.Put("text", Text);
        json.Put("xref", Xref);
        json.Put("yref", Yref);
        json.Put("x", X);
        json.Put("y", Y);
        json.Put("xshift", Xshift);
        json.Put("xanchor", Xanchor);
        json.Put("yanchor", Yanchor);
        json.Put("align", Align);
        json.Put("showarrow", false);
        json.Put("font", Font);
    }
}
