using System.Collections.Immutable;
using Lessons.Charts.Plotly;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>Where everything stands, in pixels as far as plotly.js allows.</summary>
internal static class TimelineLayout
{
    public const int LaneHeight = 26;

    private const int CounterHeight = 50;
    private const int Gap = 20;
    private const int AxisHeight = 24;
    private const int LegendHeight = 48;
    private const int LongestLabel = 26;

    // In a font of one width, names padded on the right line up on the left: a tree reads as a tree.
    private const double MonoWidth = 7.3;

    private static readonly Palette T = Palette.Light;

    public static Layout Of(Recording recording, ImmutableArray<Lane> lanes, ImmutableArray<CounterPlot> counters, bool critical)
    {
        var bars = SegmentTraces.AreBars(lanes);
        var title = ChartLayout.TitleLines(recording.Title);
        var lanesHeight = lanes.Length * LaneHeight + 8;
        var plotHeight = lanesHeight + counters.Length * (CounterHeight + Gap);
        string[] labels = [.. lanes.Select(lane => Text.Shorten(lane.Label, LongestLabel))];
        var longest = labels.Select(label => label.Length + 1).DefaultIfEmpty(0).Max();
        var left = (int)Math.Max((longest * MonoWidth) + 14, counters.Length > 0 ? 124 : 24);
        var top = ChartLayout.Top(title, subtitle: true);
        var height = top + plotHeight + 4 + (lanes.Length > 0 ? AxisHeight + LegendHeight : 0);
        // Padded to the whole margin, so that they start where the labels below them do.
        var padded = (int)((left - 14) / MonoWidth);

        double Domain(double pixelsFromTop) => 1 - (pixelsFromTop / plotHeight);
        Axis Counter(int i) => Counts(counters[i], Domain(lanesHeight + (i * (CounterHeight + Gap)) + Gap), Domain(lanesHeight + ((i + 1) * (CounterHeight + Gap))));
        IReadOnlyList<double> lanesDomain = [Domain(lanesHeight), 1];
        IReadOnlyList<double> rows = [lanes.Length - 0.3, -0.62];

        return ChartLayout.Base(title, Verdict.Of(recording), height, left, top) with
        {
            Barmode = bars ? "overlay" : null,
            Uniformtext = bars ? new("hide", 9) : null,
            Legend = lanes.IsEmpty ? null : ChartLayout.Legend(critical ? 0 : null),
            XAxis = lanes.IsEmpty ? new() { Visible = false } : Time(recording, counters.Length switch { 0 => "y", 1 => "y3", _ => "y4" }),
            YAxis = lanes.IsEmpty ? new() { Visible = false } : new()
            {
                Domain = critical ? null : lanesDomain, Overlaying = critical ? "y2" : null, Range = rows, Fixedrange = true, Zeroline = false, Gridcolor = T.Grid,
                Tickvals = [.. lanes.Select((_, row) => (double)row)],
                Ticktext = [.. labels.Select(label => Text.Html(label.PadRight(padded, '\u00A0')))],
                Tickfont = new(ChartLayout.Mono, 12),
            },
            // Scatter lies above bars within one pair of axes: the path that belongs under the bars has axes of its own.
            YAxis2 = critical ? new() { Domain = lanesDomain, Range = rows, Fixedrange = true, Visible = false } : null,
            YAxis3 = counters.Length > 0 ? Counter(0) : null,
            YAxis4 = counters.Length > 1 ? Counter(1) : null,
            Annotations = counters.IsEmpty ? null : [.. counters.Select((counter, i) => Label(counter, $"y{3 + i} domain", left))],
        };
    }

    private static Axis Time(Recording recording, string anchor) => new()
    {
        Anchor = anchor,
        Range = [0, Math.Max(recording.Elapsed, 1)],
        Ticksuffix = " ms",
        Ticks = "outside",
        Ticklen = 4,
        Tickcolor = T.Grid,
        Automargin = true,
        Gridcolor = T.Grid,
        Zeroline = false,
        Tickformat = ",~f",
        Showspikes = true,
        Spikemode = "across",
        Spikesnap = "cursor",
        Spikedash = "dot",
        Spikethickness = 1,
        Spikecolor = T.Muted,
    };

    private static Axis Counts(CounterPlot counter, double top, double bottom) => new()
    {
        Domain = [bottom, top],
        Range = [0, Math.Max(counter.Peak, 1) * 1.12],
        Tickvals = [Math.Max(counter.Peak, 1)],
        Tickfont = new(Size: 11),
        Fixedrange = true,
        Zeroline = false,
        Gridcolor = T.Grid,
    };

    private static Annotation Label(CounterPlot counter, string axis, int margin) => new()
    {
        Text = string.Join("<br>", counter.Label.Select(line => $"<span style=\"color:{line.Colour}\">{line.Glyph}</span> {line.Words}")),
        Xref = "paper", X = 0, Xanchor = "left", Xshift = 8 - margin,
        Yref = axis, Y = 0.5, Yanchor = "middle", Align = "left",
        Font = new(Size: 11),
    };
}
