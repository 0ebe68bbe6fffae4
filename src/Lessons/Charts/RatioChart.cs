using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>Ratios as bars to both sides of "the same", on a logarithmic axis: 10 times is as long on either side.</summary>
public static class RatioChart
{
    /// <summary>Draws a bar for each ratio.</summary>
    /// <param name="title">The title of the figure.</param>
    /// <param name="left">The meaning of a bar to the left.</param>
    /// <param name="right">The meaning of a bar to the right.</param>
    /// <param name="bars">From top to bottom a name and its ratio: 10 is ten times to the right, 0.1 ten times to the left.</param>
    /// <exception cref="ArgumentException">A ratio is not above zero.</exception>
    public static Figure Of(string title, string left, string right, params IReadOnlyList<(string Name, double Ratio)> bars)
    {
        foreach (var bar in bars)
            if (!(bar.Ratio > 0 && double.IsFinite(bar.Ratio)))
                throw new ArgumentException($"'{title}' has the ratio {Text.Number(bar.Ratio)} for '{bar.Name}': only numbers above zero are ratios.", nameof(bars));

        // The extra reach is room for the words beside the longest bar, on a phone a third of the side.
        var longest = bars.Select(bar => Math.Abs(Math.Log10(bar.Ratio))).DefaultIfEmpty(0).Max();
        var reach = Math.Max(longest + 0.35, longest / 0.64);
        return new(
            title,
            TextChart.Ratios(title, left, right, bars),
            [Side(left, Palette.Light.Faulted, ratio => ratio < 1), Side(right, Palette.Light.Holding, ratio => ratio >= 1)],
            ChartLayout.OfRatios(title, [.. bars.Select(bar => bar.Name)], reach));

        BarTrace Side(string name, string colour, Func<double, bool> belongs)
        {
            var own = bars.Index().Where(bar => belongs(bar.Item.Ratio)).ToArray();
            return new()
            {
                Name = Text.Html(name),
                Orientation = "h",
                X = [.. own.Select(bar => Math.Log10(bar.Item.Ratio))],
                Y = [.. own.Select(bar => (double)bar.Index)],
                Width = 0.62,
                Marker = new() { Color = colour },
                Text = [.. own.Select(bar => Text.Times(bar.Item.Ratio))],
                Textposition = "outside",
                Textangle = 0,
                Hoverinfo = "none",
            };
        }
    }
}
