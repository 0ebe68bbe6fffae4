using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>Fonts, colours and margins that all figures share, and the layouts of the simple ones.</summary>
internal static class ChartLayout
{
    public const string Mono = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private static readonly Palette T = Palette.Light;

    /// <summary>The layout to which a figure adds its axes.</summary>
    /// <param name="title">The title's lines.</param>
    /// <param name="subtitle">A smaller line below, or null.</param>
    /// <param name="height">The height of the whole figure.</param>
    /// <param name="left">The margin for names.</param>
    /// <param name="top">The margin for the title, from <see cref="Top"/>.</param>
    public static Layout Base(IReadOnlyList<string> title, string? subtitle, int height, int left, int top) => new()
    {
        Title = new(Heading(title, subtitle))
        {
            X = 0, Xref = "container", Xanchor = "left", Y = 1 - (24.0 / height), Yref = "container", Yanchor = "top",
            PadLeft = 10, Font = new(Size: 15, Color: T.Ink),
        },
        Height = height,
        // The bottom margin is small, because the axis and the legend ask for the room that they need.
        Margin = new(L: left, R: 26, T: top, B: 4),
        Font = new(HouseTheme.Sans, 12, T.Ink),
        Background = T.Paper,
        Hovermode = "closest",
        Hoverlabel = new("left", T.Paper, T.Muted, new(Color: T.Ink)),
        Modebar = new(T.Muted, T.Ink, T.Paper),
        XAxis = new() { Visible = false },
        YAxes = [new() { Visible = false }],
    };

    public static IReadOnlyList<string> TitleLines(string title) => Text.Wrap(title, 62, 2);

    public static int Top(IReadOnlyList<string> title, bool subtitle) => 30 + (title.Count * 20) + (subtitle ? 18 : 0);

    public static Legend Legend(double? groupGap = null) => new()
    {
        Orientation = "h", X = 0, Xref = "container", Xanchor = "left", Y = 0, Yref = "container", Yanchor = "bottom",
        Tracegroupgap = groupGap, Font = new(Size: 11),
    };

    /// <param name="title">The title.</param>
    /// <param name="unit">Words above the axis.</param>
    /// <param name="legend">Whether there is a legend.</param>
    /// <param name="last">The highest percent.</param>
    public static Layout OfPercentiles(string title, string unit, bool legend, double last)
    {
        double[] marks = [.. new[] { 0, 50, 75, 90, 99, 99.9, 99.99 }.Where(percent => percent <= last)];
        var lines = TitleLines(title);
        return Base(lines, "↑ " + unit, 320 + (legend ? 24 : 0), 58, Top(lines, true)) with
        {
            Legend = legend ? Legend() : null,
            Showlegend = legend,
            YAxes = [Plain() with { Rangemode = "tozero", Fixedrange = true }],
            XAxis = Plain() with
            {
                Title = Words("percent of the values"),
                Showgrid = false,
                Gridcolor = null,
                Tickvals = [.. marks.Select(Quantiles.Position)],
                Ticktext = [.. marks.Select(percent => Text.Number(percent) + " %")],
            },
        };
    }

    /// <param name="title">The title.</param>
    /// <param name="names">The bars from top to bottom.</param>
    /// <param name="reach">How far the axis goes to either side, as a logarithm.</param>
    public static Layout OfRatios(string title, IReadOnlyList<string> names, double reach)
    {
        double[] marks = [.. Enumerable.Range(0, (int)reach + 1).SelectMany(power => (double[])[-power, power]).Distinct().Order()];
        return Bars(title, names, 24) with
        {
            XAxis = Plain() with
            {
                Range = [-reach, reach], Fixedrange = true, Tickvals = marks,
                Ticktext = [.. marks.Select(power => power == 0 ? "the same" : Text.Number(Math.Pow(10, Math.Abs(power))) + " ×")],
            },
            Barmode = "overlay",
            Legend = Legend(),
            Showlegend = true,
        };
    }

    private static Layout Bars(string title, IReadOnlyList<string> names, int legend)
    {
        var lines = TitleLines(title);
        string[] shown = [.. names.Select(name => Text.Shorten(name, 28))];
        var longest = shown.Select(name => name.Length).DefaultIfEmpty(0).Max();
        return Base(lines, null, Top(lines, false) + 52 + legend + (names.Count * 32), (int)(longest * 7.3) + 22, Top(lines, false)) with
        {
            YAxes =
            [
                new()
                {
                    Range = [names.Count - 0.4, -0.6], Fixedrange = true, Zeroline = false, Showgrid = false,
                    Tickvals = [.. names.Select((_, i) => (double)i)],
                    Ticktext = [.. shown.Select(name => Text.Html(name) + "\u00A0")],
                    Tickfont = new(Mono, 12),
                },
            ],
        };
    }

    private static Axis Plain() => new() { Gridcolor = T.Grid, Zeroline = false, Automargin = true, Ticks = "outside", Ticklen = 4, Tickcolor = T.Grid };

    private static Title Words(string words) => new(Text.Html(words)) { Font = new(Size: 11, Color: T.Muted), Standoff = 6 };

    private static string Heading(IEnumerable<string> title, string? subtitle)
    {
        var bold = string.Join("<br>", title.Select(line => $"<b>{Text.Html(line)}</b>"));
        return subtitle is null ? bold : $"{bold}<br><span style=\"font-size:12px\">{Text.Code(subtitle)}</span>";
    }
}
