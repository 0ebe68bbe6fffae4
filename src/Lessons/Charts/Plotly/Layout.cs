namespace Lessons.Charts.Plotly;

// The part of plotly.js's vocabulary that the figures use.

internal sealed record Layout : IPlotly
{
    public required Title Title { get; init; }
    public required int Height { get; init; }
    public required Margin Margin { get; init; }
    public required Font Font { get; init; }

    /// <summary>The colour behind everything.</summary>
    public required string Background { get; init; }
    public string? Barmode { get; init; }
    public double? Bargap { get; init; }
    public required string Hovermode { get; init; }
    public required HoverLabel Hoverlabel { get; init; }
    public bool? Showlegend { get; init; }
    public Legend? Legend { get; init; }
    public ModeBar? Modebar { get; init; }
    public UniformText? Uniformtext { get; init; }
    public required Axis XAxis { get; init; }

    /// <summary>A second axis on the same line, for its own ticks.</summary>
    public Axis? XAxis2 { get; init; }

    /// <summary>The axes <c>y</c>, <c>y2</c>, <c>y3</c>… in this order. A null leaves a name out.</summary>
    public required IReadOnlyList<Axis?> YAxes { get; init; }
    public IReadOnlyList<Annotation>? Annotations { get; init; }

    /// <summary>The figure in sentences, and data for our own script. plotly.js leaves both alone.</summary>
    public Meta? Meta { get; init; }

    public void Write(PlotlyWriter json)
    {
        json.Put("title", Title);
        json.Put("height", Height);
        json.Put("autosize", true);
        json.Put("margin", Margin);
        json.Put("font", Font);
        json.Put("paper_bgcolor", Background);
        json.Put("plot_bgcolor", Background);
        json.Put("barmode", Barmode);
        json.Put("bargap", Bargap);
        json.Put("hovermode", Hovermode);
        json.Put("hoverlabel", Hoverlabel);
        json.Put("showlegend", Showlegend);
        json.Put("legend", Legend);
        json.Put("modebar", Modebar);
        json.Put("uniformtext", Uniformtext);
        json.Put("xaxis", XAxis);
        json.Put("xaxis2", XAxis2);
        for (var i = 0; i < YAxes.Count; i++) json.Put(i == 0 ? "yaxis" : $"yaxis{i + 1}", YAxes[i]);
        json.Put("annotations", Annotations);
        json.Put("meta", Meta);
    }
}

internal sealed record Margin(int L, int R, int T, int B) : IPlotly
{
    public void Write(PlotlyWriter json)
    {
        json.Put("l", L);
        json.Put("r", R);
        json.Put("t", T);
        json.Put("b", B);
    }
}

internal sealed record Font(string? Family = null, double? Size = null, string? Color = null) : IPlotly
{
    public void Write(PlotlyWriter json)
    {
        json.Put("family", Family);
        json.Put("size", Size);
        json.Put("color", Color);
    }
}

internal sealed record HoverLabel(string Align, string Bgcolor, string Bordercolor, Font Font) : IPlotly
{
    public void Write(PlotlyWriter json)
    {
        json.Put("align", Align);
        json.Put("bgcolor", Bgcolor);
        json.Put("bordercolor", Bordercolor);
        json.Put("font", Font);
    }
}

internal sealed record ModeBar(string Color, string Activecolor, string Bgcolor) : IPlotly
{
    public void Write(PlotlyWriter json)
    {
        json.Put("color", Color);
        json.Put("activecolor", Activecolor);
        json.Put("bgcolor", Bgcolor);
    }
}

internal sealed record UniformText(string Mode, double Minsize) : IPlotly
{
    public void Write(PlotlyWriter json)
    {
        json.Put("mode", Mode);
        json.Put("minsize", Minsize);
    }
}
