namespace Lessons.Charts.Plotly;

internal sealed record Axis : IPlotly
{
    public Title? Title { get; init; }
    public double[]? Domain { get; init; }
    public double[]? Range { get; init; }
    public string? Anchor { get; init; }
    public string? Overlaying { get; init; }
    public string? Matches { get; init; }
    public string? Type { get; init; }
    public string? Rangemode { get; init; }
    public bool? Visible { get; init; }
    public bool? Fixedrange { get; init; }
    public double[]? Tickvals { get; init; }
    public string[]? Ticktext { get; init; }
    public Font? Tickfont { get; init; }
    public string? Ticksuffix { get; init; }
    public string? Tickformat { get; init; }
    public string? Ticks { get; init; }
    public double? Ticklen { get; init; }
    public string? Tickcolor { get; init; }
    public double? Tickangle { get; init; }
    public string? Ticklabeloverflow { get; init; }
    public bool? Automargin { get; init; }
    public bool? Showgrid { get; init; }
    public bool? Zeroline { get; init; }
    public string? Gridcolor { get; init; }
    public Spikes? Spikes { get; init; }

    public void Write(PlotlyWriter json)
    {
        json.Put("title", Title);
        json.Put("domain", Domain);
        json.Put("range", Range);
        json.Put("anchor", Anchor);
        json.Put("overlaying", Overlaying);
        json.Put("matches", Matches);
        json.Put("type", Type);
        json.Put("rangemode", Rangemode);
        json.Put("visible", Visible);
        json.Put("fixedrange", Fixedrange);
        json.Put("tickvals", Tickvals);
        json.Put("ticktext", Ticktext);
        json.Put("tickfont", Tickfont);
        json.Put("ticksuffix", Ticksuffix);
        json.Put("tickformat", Tickformat);
        json.Put("ticks", Ticks);
        json.Put("ticklen", Ticklen);
        json.Put("tickcolor", Tickcolor);
        json.Put("tickangle", Tickangle);
        json.Put("ticklabeloverflow", Ticklabeloverflow);
        json.Put("automargin", Automargin);
        json.Put("showgrid", Showgrid);
        json.Put("zeroline", Zeroline);
        json.Put("gridcolor", Gridcolor);
        Spikes?.Write(json);
    }
}

/// <summary>The line that follows the pointer through all plots of one axis.</summary>
internal sealed record Spikes(string Color)
{
    public void Write(PlotlyWriter json)
    {
        json.Put("showspikes", true);
        json.Put("spikemode", "across");
        json.Put("spikesnap", "cursor");
        json.Put("spikedash", "dot");
        json.Put("spikethickness", 1);
        json.Put("spikecolor", Color);
    }
}
