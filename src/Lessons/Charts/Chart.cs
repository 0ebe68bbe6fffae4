using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>The other figures of the lessons, in the style of the timeline.</summary>
public static class Chart
{
    private static readonly string[] Colours = [Palette.Light.Holding, Palette.Light.Queued, Palette.Light.Completed, Palette.Light.Cancelling, Palette.Light.Faulted];
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash"];
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "triangle-down"];

    /// <summary>Lines through points: a scaling curve, a depth over time.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">What the horizontal axis counts, with its unit.</param>
    /// <param name="y">What the vertical axis counts, with its unit.</param>
    /// <param name="series">The lines: a name and its points.</param>
    public static Figure Line(string title, string x, string y, params IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series) => new(
        title,
        TextChart.Line(title, x, y, series),
        [
            .. series.Select((line, i) => new ScatterTrace
            {
                Name = Text.Html(line.Name),
                Mode = "lines+markers",
                X = [.. line.Points.Select(point => (object)point.X)],
                Y = [.. line.Points.Select(point => (object)point.Y)],
                Line = new(Colours[i % Colours.Length], 2, Dashes[i % Dashes.Length]),
                Marker = new() { Symbol = Symbols[i % Symbols.Length], Size = 7 },
            }),
        ],
        ChartLayout.Of(title, x, y, legend: series.Count > 1));

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
                X = [.. bars.Select(bar => (object)bar.Value)],
                Y = [.. bars.Index().Select(bar => (object)bar.Index)],
                Width = 0.62,
                Marker = new() { Color = Palette.Light.Holding },
                Text = [.. bars.Select(bar => $"{bar.Value:0.##}")],
                Textposition = "auto",
                Textangle = 0,
                Insidetextfont = new(Color: Palette.Light.Paper),
                Hoverinfo = "none",
            },
        ],
        ChartLayout.OfBars(title, unit, [.. bars.Select(bar => bar.Name)]));
}
