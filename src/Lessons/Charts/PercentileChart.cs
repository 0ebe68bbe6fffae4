using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>Shows the worst values: the value that so many percent stay below, with room for the last percents.</summary>
public static class PercentileChart
{
    private static readonly string[] Colours = [Palette.Light.Holding, Palette.Light.Queued, Palette.Light.Completed, Palette.Light.Cancelling, Palette.Light.Faulted];
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash"];
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "triangle-down"];

    /// <summary>Draws a line for each series.</summary>
    /// <param name="title">The title of the figure.</param>
    /// <param name="unit">The quantity that the values measure, with its unit.</param>
    /// <param name="series">Names, each with its values in any order.</param>
    /// <exception cref="ArgumentException">A series has no values.</exception>
    public static Figure Of(string title, string unit, params IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series)
    {
        var quantiles = series.Select(line => new Quantiles(line.Values)).ToArray();
        return new(
            title,
            TextChart.Percentiles(title, unit, [.. series.Select((line, i) => (line.Name, quantiles[i]))]),
            [.. series.Select((line, i) => Line(line.Name, quantiles[i].Curve, i))],
            ChartLayout.OfPercentiles(title, unit, series.Count > 1, quantiles.Select(line => line.Curve[^1].X).DefaultIfEmpty(0).Max()));
    }

    private static ScatterTrace Line(string name, IReadOnlyList<(double X, double Y)> points, int number) => new()
    {
        Name = Text.Html(name),
        Mode = "lines+markers",
        X = [.. points.Select(point => Quantiles.Position(point.X))],
        Y = [.. points.Select(point => point.Y)],
        Line = new(Colours[number % Colours.Length], 2, Dashes[number % Dashes.Length]),
        Marker = new() { Symbol = Symbols[number % Symbols.Length], Size = 7 },
        Cliponaxis = false,
        Hovertext = [.. points.Select(point => $"{Text.Number(point.Y)} at {Text.Number(point.X)} %")],
        Hoverinfo = "text",
    };
}
