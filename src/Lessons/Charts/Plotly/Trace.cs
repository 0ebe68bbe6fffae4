namespace Lessons.Charts.Plotly;

internal abstract record Trace(string Type) : IPlotly
{
    public string? Name { get; init; }

    /// <summary>What it is, for the scripts of pages; plotly.js does not look at it.</summary>
    public string? Meta { get; init; }

    public double? Opacity { get; init; }
    public double[]? X { get; init; }
    public double[]? Y { get; init; }
    public string? Xaxis { get; init; }
    public string? Yaxis { get; init; }
    public Marker? Marker { get; init; }
    public string[]? Hovertext { get; init; }
    public string? Hoverinfo { get; init; }
    public string? Hovertemplate { get; init; }
    public string? Legendgroup { get; init; }
    public bool? Showlegend { get; init; }
    public int? Legendrank { get; init; }

    public virtual void Write(PlotlyWriter json)
    {
        json.Put("type", Type);
        json.Put("name", Name);
        json.Put("meta", Meta);
        json.Put("opacity", Opacity);
        json.Put("x", X);
        json.Put("y", Y);
        json.Put("xaxis", Xaxis);
        json.Put("yaxis", Yaxis);
        json.Put("marker", Marker);
        json.Put("hovertext", Hovertext);
        json.Put("hoverinfo", Hoverinfo);
        json.Put("hovertemplate", Hovertemplate);
        json.Put("legendgroup", Legendgroup);
        json.Put("showlegend", Showlegend);
        json.Put("legendrank", Legendrank);
    }
}

internal sealed record BarTrace() : Trace("bar")
{
    public string? Orientation { get; init; }
    public double[]? Base { get; init; }
    public double? Width { get; init; }
    public string[]? Text { get; init; }
    public string? Textposition { get; init; }
    public double? Textangle { get; init; }
    public string? Insidetextanchor { get; init; }
    public Font? Textfont { get; init; }
    public Font? Insidetextfont { get; init; }

    public override void Write(PlotlyWriter json)
    {
        base.Write(json);
        json.Put("orientation", Orientation);
        json.Put("base", Base);
        json.Put("width", Width);
        json.Put("text", Text);
        json.Put("textposition", Textposition);
        json.Put("textangle", Textangle);
        json.Put("insidetextanchor", Insidetextanchor);
        json.Put("textfont", Textfont);
        json.Put("insidetextfont", Insidetextfont);
    }
}

internal sealed record ScatterTrace() : Trace("scatter")
{
    public required string Mode { get; init; }
    public Line? Line { get; init; }
    public string? Fill { get; init; }
    public string? Fillcolor { get; init; }
    public Pattern? Fillpattern { get; init; }
    public bool? Cliponaxis { get; init; }

    public override void Write(PlotlyWriter json)
    {
        base.Write(json);
        json.Put("mode", Mode);
        json.Put("line", Line);
        json.Put("fill", Fill);
        json.Put("fillcolor", Fillcolor);
        json.Put("fillpattern", Fillpattern);
        json.Put("cliponaxis", Cliponaxis);
    }
}

internal sealed record Marker : IPlotly
{
    public string? Color { get; init; }
    public string? Symbol { get; init; }
    public double? Size { get; init; }
    public double? Angle { get; init; }
    public double? Standoff { get; init; }
    public Line? Line { get; init; }
    public Pattern? Pattern { get; init; }

    public void Write(PlotlyWriter json)
    {
        json.Put("color", Color);
        json.Put("symbol", Symbol);
        json.Put("size", Size);
        json.Put("angle", Angle);
        json.Put("standoff", Standoff);
        json.Put("line", Line);
        json.Put("pattern", Pattern);
    }
}

internal sealed record Pattern(string Shape, string Fgcolor, string Bgcolor, double Size, double Solidity) : IPlotly
{
    public void Write(PlotlyWriter json)
    {
        json.Put("shape", Shape);
        json.Put("fgcolor", Fgcolor);
        json.Put("bgcolor", Bgcolor);
        json.Put("size", Size);
        json.Put("solidity", Solidity);
    }
}

internal sealed record Line(string? Color = null, double? Width = null, string? Dash = null, string? Shape = null, bool? Simplify = null) : IPlotly
{
    public void Write(PlotlyWriter json)
    {
        json.Put("color", Color);
        json.Put("width", Width);
        json.Put("dash", Dash);
        json.Put("shape", Shape);
        json.Put("simplify", Simplify);
    }
}
