using System.Text;

namespace Lessons.Charts;

/// <summary>The figures of percentiles and ratios in plain text.</summary>
internal static class TextChart
{
    private const int HalfBar = 16;

    public static string Ratios(string title, string left, string right, IReadOnlyList<(string Name, double Ratio)> bars)
    {
        var width = TextRows.Widest(bars.Select(bar => bar.Name));
        var most = bars.Select(bar => Math.Abs(Math.Log10(bar.Ratio))).DefaultIfEmpty(0).Max();
        var lines = bars.Select(bar =>
        {
            var row = TextRows.Bar(Math.Abs(Math.Log10(bar.Ratio)), most, HalfBar);
            var (before, after) = bar.Ratio < 1 ? (row, "") : ("", row);
            return $"{TextRows.Name(bar.Name, width)}  {before.PadLeft(HalfBar)}│{after.PadRight(HalfBar)} {Text.Times(bar.Ratio)}";
        });
        return Lines([title, $"← {left} · {right} →", "", .. lines]);
    }

    public static string Percentiles(string title, string unit, IReadOnlyList<(string Name, Quantiles Quantiles)> series)
    {
        var rows = series.Select(line => (string[])[line.Name, .. new[] { 50, 90, 95, 99 }.Select(percent => Text.Number(line.Quantiles.At(percent))), Text.Number(line.Quantiles.Max)]);
        return Lines([title, unit, "", .. TextRows.Table([["", "p50", "p90", "p95", "p99", "max"], .. rows], namesFirst: true)]);
    }

    private static string Lines(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) TextTimeline.Line(text, line);
        return text.ToString();
    }
}
