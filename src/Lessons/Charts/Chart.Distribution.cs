using Lessons.Charts.Plotly;

namespace Lessons.Charts;

public static partial class Chart
{
    private const int MostBins = 24;

    /// <summary>How often each size of a value came.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="unit">What the values measure, with its unit.</param>
    /// <param name="values">The values, in any order.</param>
    public static Figure Histogram(string title, string unit, params IReadOnlyList<double> values)
    {
        var quantiles = new Quantiles(values);
        var width = Ticks.Step(quantiles.Max - quantiles.Min, MostBins);
        var first = Math.Floor(quantiles.Min / width);
        var counts = new double[(int)(Math.Floor(quantiles.Max / width) - first) + 1];
        foreach (var value in values) counts[Math.Min((int)(Math.Floor(value / width) - first), counts.Length - 1)]++;

        double Start(int bin) => (first + bin) * width;
        return new(
            title,
            TextChart.Bar(title, $"{unit}: {quantiles}", [.. counts.Select((count, i) => ($"{Text.Number(Start(i))} …", count))], alignRight: true),
            [
                new BarTrace
                {
                    X = [.. counts.Select((_, i) => Start(i) + (width / 2))],
                    Y = counts,
                    Width = width,
                    Marker = new() { Color = Palette.Light.Holding, Line = new(Palette.Light.Paper, 1) },
                    Hovertext = [.. counts.Select((count, i) => $"{Text.Number(Start(i))} … {Text.Number(Start(i + 1))}<br>{Text.Number(count)} of {values.Count}")],
                    Hoverinfo = "text",
                },
            ],
            ChartLayout.Of(title, unit, quantiles.ToString(), legend: false));
    }

    /// <summary>How bad the worst are: the value that so many percent stay below, with room for the last percents.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="unit">What the values measure, with its unit.</param>
    /// <param name="series">A name and its values, in any order.</param>
    public static Figure Percentiles(string title, string unit, params IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series)
    {
        var quantiles = series.Select(line => new Quantiles(line.Values)).ToArray();
        var lines = Lines([.. series.Select((line, i) => (line.Name, quantiles[i].Curve))]);
        return new(
            title,
            TextChart.Percentiles(title, unit, [.. series.Select((line, i) => (line.Name, quantiles[i]))]),
            [.. lines.Select((line, i) => line with { X = [.. line.X!.Select(Quantiles.Position)], Hovertext = [.. quantiles[i].Curve.Select(point => $"{Text.Number(point.Y)} at {Text.Number(point.X)} %")], Hoverinfo = "text" })],
            ChartLayout.OfPercentiles(title, unit, series.Count > 1, quantiles.Select(line => line.Curve[^1].X).DefaultIfEmpty(0).Max()));
    }
}
