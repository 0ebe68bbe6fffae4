using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>The axis of time: round numbers, chosen by plotly.js for the page's width and the reader's zoom, and the end of the time.</summary>
internal static class TimeAxis
{
    /// <summary>The name of the axis that marks beginning and end.</summary>
    public const string Ends = "x2";

    // Of a digit of twelve pixels, in a wide font.
    private const double Digit = 7.3;

    private static readonly Palette T = Palette.Light;

    /// <summary>
    /// What the axis of beginning and end needs: plotly.js draws no axis without a trace. Where names are cut, it also keeps
    /// the whole ones, for pages so narrow that names stand above the lanes.
    /// </summary>
    /// <param name="names">The names of the lanes.</param>
    public static Trace Holder(string[] names) => new ScatterTrace
    {
        Mode = "none", X = [0], Y = [0], Xaxis = Ends, Hoverinfo = "skip", Showlegend = false,
        Hovertext = names.Any(name => name.Length > TimelineLayout.LongestLabel) ? [.. names.Select(Text.Html)] : null,
    };

    /// <summary>How much room the end of the time takes, in pixels.</summary>
    public static int RightMargin(double elapsed) => Math.Max(26, (int)Math.Ceiling((Text.Milliseconds(elapsed).Length + 1) * Digit) + 4);

    /// <summary>The axis of round numbers. A number that would reach beyond the end is left out: it would meet the end's own.</summary>
    public static Axis Round(double elapsed, string anchor) => Plain(anchor) with
    {
        Range = [0, Span(elapsed)],
        Gridcolor = T.Grid,
        Tickformat = ",~f",
        Ticklabeloverflow = "hide past domain",
        Spikes = new(T.Muted),
    };

    /// <summary>The axis of beginning and end. The end's number begins a digit behind its tick: a round number reaches to the tick at most.</summary>
    public static Axis Edges(double elapsed, string anchor)
    {
        var end = Text.Milliseconds(elapsed);
        return Plain(anchor) with
        {
            Overlaying = "x",
            Matches = "x",
            Showgrid = false,
            Tickvals = elapsed > 0 ? [0, elapsed] : [0],
            // A tick's text is centred, and these spaces are as wide as digits.
            Ticktext = elapsed > 0 ? ["0", new string('\u2007', end.Length + 2) + end] : ["0 ms"],
        };
    }

    private static double Span(double elapsed) => elapsed > 0 ? elapsed : 1;

    private static Axis Plain(string anchor) => new()
    {
        Anchor = anchor,
        Ticks = "outside",
        Ticklen = 4,
        Tickcolor = T.Grid,
        Tickangle = 0,
        Automargin = true,
        Zeroline = false,
    };
}
