using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>Places the parts of a timeline figure, in pixels as far as plotly.js allows.</summary>
internal static class TimelineLayout
{
    public const int LaneHeight = 26;

    private const int CounterHeight = 50;
    private const int Gap = 20;
    private const int AxisHeight = 24;
    private const int LegendRow = 19;
    private const int LegendEntriesPerRow = 3;
    private const double FewestRows = 2;

    /// <summary>How many letters of a lane's name stand beside it.</summary>
    public const int LongestLabel = 26;

    private const int LongestHeading = 66;

    // All characters have one width, so names padded on the right line up on the left, and a tree looks like a tree.
    private const double MonoWidth = 7.3;

    private static readonly Palette T = Palette.Light;

    public static Layout Of(Sheet sheet, bool critical, int legendEntries, bool bars)
    {
        var words = FigureWords.Of(sheet, critical);
        // A legend may need more room than it has here. What it takes from the plots must leave something of them.
        var spare = Math.Max(0, FewestRows - sheet.Rows);
        var lanesHeight = (int)Math.Ceiling((sheet.Rows + spare) * LaneHeight) + 8;
        var plotHeight = lanesHeight + (sheet.Counters.Count * (CounterHeight + Gap));
        var labels = Labels(sheet);
        var left = LeftMargin(sheet, labels);
        var top = ChartLayout.Top(sheet.Title, subtitle: true);
        var rest = sheet.IsEmpty ? 0 : AxisHeight + 10 + (((legendEntries + LegendEntriesPerRow - 1) / LegendEntriesPerRow) * LegendRow);
        var height = top + plotHeight + 4 + rest + (words.Count * FigureWords.LineHeight) + (words.Count > 0 ? 16 : 0);
        var layout = ChartLayout.Base(sheet.Title, sheet.Verdict, height, left, top);
        if (sheet.IsEmpty) return layout with { Annotations = words.Count == 0 ? null : [Below(words, left)] };

        double Domain(double pixelsFromTop) => 1 - (pixelsFromTop / plotHeight);
        double[] lanesDomain = [Domain(lanesHeight), 1];
        double[] rows = [sheet.Rows - 0.3 + (spare / 2), -0.62 - (spare / 2)];
        List<Axis?> axes =
        [
            new()
            {
                Domain = critical ? null : lanesDomain, Overlaying = critical ? "y2" : null, Range = rows, Fixedrange = true, Zeroline = false, Gridcolor = T.Grid,
                Tickvals = Rows(sheet),
                Ticktext = Padded(labels, left),
                Tickfont = new(ChartLayout.Mono, 12),
            },
            // Within one pair of axes, scatter traces lie above bars. The path belongs under the bars, so it has own axes.
            critical ? new() { Domain = lanesDomain, Range = rows, Fixedrange = true, Visible = false } : null,
        ];
        List<Annotation> annotations = [];
        for (var i = 0; i < sheet.Counters.Count; i++)
        {
            var begin = lanesHeight + (i * (CounterHeight + Gap)) + Gap;
            axes.Add(Counts(sheet.Counters[i], Domain(begin), Domain(begin + CounterHeight)));
            annotations.Add(Label(sheet.Counters[i], $"{CounterPlot.AxisName(i)} domain", left));
        }
        var lowest = sheet.Counters.Count == 0 ? "y" : CounterPlot.AxisName(sheet.Counters.Count - 1);
        if (sheet.HasHeadings)
            foreach (var band in sheet.Bands) annotations.Add(Heading(band, left));

        return layout with
        {
            Barmode = bars ? "overlay" : null,
            // Each of these texts is printed as large as it is meant, or not at all.
            Uniformtext = bars ? new("hide", LabelTraces.Size) : null,
            Legend = ChartLayout.Legend(critical ? 0 : null) with { Title = words.Count == 0 ? null : Words(words) },
            Showlegend = true,
            XAxis = TimeAxis.Round(sheet.Elapsed, lowest),
            XAxis2 = TimeAxis.Edges(sheet.Elapsed, lowest),
            Margin = layout.Margin with { R = TimeAxis.RightMargin(sheet.Elapsed) },
            YAxes = axes,
            Annotations = annotations.Count == 0 ? null : annotations,
        };
    }

    private static List<string> Labels(Sheet sheet)
    {
        List<string> labels = [];
        foreach (var name in sheet.Names) labels.Add(Text.Shorten(name, LongestLabel));
        return labels;
    }

    private static double[] Rows(Sheet sheet)
    {
        var rows = new Numbers();
        foreach (var band in sheet.Bands)
            for (var i = 0; i < band.Lanes.Length; i++) rows.Add(band.Place(i));
        return rows.ToArray();
    }

    private static int LeftMargin(Sheet sheet, List<string> labels)
    {
        var longest = 0;
        foreach (var label in labels) longest = Math.Max(longest, label.Length + 1);
        return (int)Math.Max(Math.Ceiling(longest * MonoWidth) + 14, sheet.Counters.Count > 0 ? 124 : 24);
    }

    /// <summary>The labels, padded to the whole margin, so that they start where the labels below them start.</summary>
    private static string[] Padded(List<string> labels, int left)
    {
        var padded = new string[labels.Count];
        for (var i = 0; i < padded.Length; i++) padded[i] = Text.Html(labels[i].PadRight((int)((left - 14) / MonoWidth), '\u00A0'));
        return padded;
    }

    private static Title Words(List<string> words) => new(string.Join("<br>", words) + "<br><span style=\"font-size:5px\"> </span>") { Side = "top", Font = new(Size: 12, Color: T.Ink) };

    private static Annotation Below(List<string> words, int left) => new()
    {
        Text = string.Join("<br>", words),
        Xref = "paper", X = 0, Xanchor = "left", Xshift = 8 - left,
        Yref = "paper", Y = 1, Yanchor = "top", Align = "left",
        Font = new(Size: 12),
    };

    private static Annotation Heading(Band band, int left) => new()
    {
        Text = $"<b>{Text.Html(Text.Shorten(band.Recording.Title, LongestHeading))}</b> · {Text.Milliseconds(band.Recording.Elapsed)}",
        Xref = "paper", X = 0, Xanchor = "left", Xshift = 8 - left,
        Yref = "y", Y = band.Top - 1, Yanchor = "middle", Align = "left",
        Font = new(Size: 12),
    };

    private static Axis Counts(CounterPlot counter, double top, double bottom)
    {
        var peak = Math.Max(counter.Peak, counter.Least + 1);
        return new()
        {
            Domain = [bottom, top],
            Range = [counter.Least, counter.Least + ((peak - counter.Least) * 1.12)],
            Tickvals = [peak],
            Tickfont = new(Size: 11),
            Fixedrange = true,
            Zeroline = false,
            Gridcolor = T.Grid,
        };
    }

    private static Annotation Label(CounterPlot counter, string axis, int margin) => new()
    {
        Text = string.Join("<br>", counter.Label.Select(line => $"<span style=\"color:{line.Colour}\">{line.Glyph}</span> {line.Words}")),
        Xref = "paper", X = 0, Xanchor = "left", Xshift = 8 - margin,
        Yref = axis, Y = 0.5, Yanchor = "middle", Align = "left",
        Font = new(Size: 11),
    };
}
