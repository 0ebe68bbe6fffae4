using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>The other figures of the lessons, in the style of the timeline.</summary>
public static partial class Chart
{
    private static readonly string[] Colours = [Palette.Light.Holding, Palette.Light.Queued, Palette.Light.Completed, Palette.Light.Cancelling, Palette.Light.Faulted];
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash"];
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "triangle-down"];

    /// <summary>Lines through points.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">What the horizontal axis counts, with its unit.</param>
    /// <param name="y">What the vertical axis counts, with its unit.</param>
    /// <param name="series">The lines: a name and its points.</param>
    public static Figure Line(string title, string x, string y, params IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series) =>
        new(title, TextChart.Points(title, x, y, series), Lines(series), ChartLayout.Of(title, x, y, series.Count > 1));

    /// <summary>Lines on logarithmic axes: what grows in proportion rises in a straight line, and what stops growing bends.</summary>
    /// <inheritdoc cref="Line"/>
    public static Figure Scaling(string title, string x, string y, params IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series)
    {
        List<(double X, double Y)> points = [.. series.SelectMany(line => line.Points)];
        if (points.Exists(point => point.X <= 0 || point.Y <= 0))
            throw new ArgumentException($"'{title}' has a point at zero or below, which a logarithmic axis cannot show: leave it out, or use {nameof(Chart)}.{nameof(Line)}.", nameof(series));
        return new(title, TextChart.Points(title, x, y, series), Lines(series), ChartLayout.Logarithmic(
            title, x, y, series.Count > 1, Ticks.Logarithmic([.. points.Select(point => point.X)]), Ticks.Logarithmic([.. points.Select(point => point.Y)])));
    }

    /// <summary>Values that hold from one point to the next: a depth over time.</summary>
    /// <inheritdoc cref="Line"/>
    public static Figure Steps(string title, string x, string y, params IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series) => new(
        title,
        TextChart.Steps(title, x, y, series),
        [
            .. Lines(series).Select((line, i) => line with
            {
                Mode = "lines", Marker = null, Cliponaxis = null, Line = line.Line! with { Shape = "hv" },
                Fill = series.Count == 1 ? "tozeroy" : null, Fillcolor = series.Count == 1 ? Palette.Light.HoldingTint : null,
            }),
        ],
        ChartLayout.Of(title, x, y, series.Count > 1));

    /// <summary>A bar for each name: durations side by side.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="unit">What the bars measure, with its unit.</param>
    /// <param name="bars">The bars from top to bottom.</param>
    public static Figure Bar(string title, string unit, params IReadOnlyList<(string Name, double Value)> bars) => new(
        title,
        TextChart.Bar(title, unit, bars),
        [
            new BarTrace
            {
                Orientation = "h",
                X = [.. bars.Select(bar => bar.Value)],
                Y = [.. bars.Select((_, i) => (double)i)],
                Width = 0.62,
                Marker = new() { Color = Palette.Light.Holding },
                Text = [.. bars.Select(bar => Text.Number(bar.Value))],
                Textposition = "auto",
                Textangle = 0,
                Insidetextfont = new(Color: Palette.Light.Paper),
                Hoverinfo = "none",
            },
        ],
        ChartLayout.OfBars(title, unit, [.. bars.Select(bar => bar.Name)]));

    private static List<ScatterTrace> Lines(IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series) =>
    [
        .. series.Select((line, i) => new ScatterTrace
        {
            Name = Text.Html(line.Name),
            Mode = "lines+markers",
            X = [.. line.Points.Select(point => point.X)],
            Y = [.. line.Points.Select(point => point.Y)],
            Line = new(Colours[i % Colours.Length], 2, Dashes[i % Dashes.Length]),
            Marker = new() { Symbol = Symbols[i % Symbols.Length], Size = 7 },
            Cliponaxis = false,
        }),
    ];
}
