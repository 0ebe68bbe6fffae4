using System.Text;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The simple figures in plain text.</summary>
internal static class TextChart
{
    private const int Columns = 48;
    private const int MostRows = 24;
    private const int LongestName = 32;

    public static string Bar(string title, string unit, IReadOnlyList<(string Name, double Value)> bars, bool alignRight = false)
    {
        var width = Math.Min(bars.Select(bar => bar.Name.Length).DefaultIfEmpty(0).Max(), LongestName);
        var most = bars.Select(bar => bar.Value).DefaultIfEmpty(0).Max();
        var lines = bars.Select(bar => $"{Name(bar.Name)}  {Row(bar.Value, most)} {Text.Number(bar.Value)}");
        return Lines([title, unit, "", .. lines]);

        string Name(string name) => alignRight ? Text.Shorten(name, width).PadLeft(width) : Text.Shorten(name, width).PadRight(width);
    }

    public static string Ratios(string title, string left, string right, IReadOnlyList<(string Name, double Ratio)> bars)
    {
        const int half = Columns / 3;
        var width = Math.Min(bars.Select(bar => bar.Name.Length).DefaultIfEmpty(0).Max(), LongestName);
        var most = bars.Select(bar => Math.Abs(Math.Log10(bar.Ratio))).DefaultIfEmpty(0).Max();
        var lines = bars.Select(bar =>
        {
            var row = Row(Math.Abs(Math.Log10(bar.Ratio)), most, half);
            var (before, after) = bar.Ratio < 1 ? (row, "") : ("", row);
            return $"{Text.Shorten(bar.Name, width).PadRight(width)}  {before.PadLeft(half)}│{after.PadRight(half)} {Text.Times(bar.Ratio)}";
        });
        return Lines([title, $"← {left} · {right} →", "", .. lines]);
    }

    /// <summary>A row for each point, a column for each line.</summary>
    public static string Points(string title, string x, string y, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series)
    {
        double[] all = [.. series.SelectMany(line => line.Points).Select(point => point.X).Distinct().Order()];
        var rows = all.Where((_, i) => i % ((all.Length + MostRows - 1) / MostRows) == 0 || i == all.Length - 1)
            .Select(at => (string[])[Text.Number(at), .. series.Select(line => string.Join(" ", line.Points.Where(point => point.X == at).Select(point => Text.Number(point.Y))))]);
        return Lines([title, y, "", .. Table([[x, .. series.Select(line => line.Name)], .. rows])]);
    }

    /// <summary>A row for each line.</summary>
    public static string Steps(string title, string x, string y, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series)
    {
        var width = Math.Min(series.Select(line => line.Name.Length).DefaultIfEmpty(0).Max(), LongestName);
        var end = series.SelectMany(line => line.Points).Select(point => point.X).DefaultIfEmpty(0).Max();
        var lines = series.Select(line => (line.Name, Curve: Curve.Of([.. line.Points.Select(point => new GaugeSample(point.X, point.Y))], end)))
            .Select(line => $"{Text.Shorten(line.Name, width).PadRight(width)}  {Spark.Line(line.Curve.Columns(end, Columns), line.Curve.Peak)}  peak {Text.Number(line.Curve.Peak)}");
        return Lines([title, y, "", .. lines, $"{new string(' ', width)}  0 … {Text.Number(end)} {x}"]);
    }

    public static string Percentiles(string title, string unit, IReadOnlyList<(string Name, Quantiles Quantiles)> series)
    {
        var rows = series.Select(line => (string[])[line.Name, .. new[] { 50, 90, 95, 99 }.Select(percent => Text.Number(line.Quantiles.At(percent))), Text.Number(line.Quantiles.Max)]);
        return Lines([title, unit, "", .. Table([["", "p50", "p90", "p95", "p99", "max"], .. rows], namesFirst: true)]);
    }

    /// <summary>Cells line up on the right, as numbers do.</summary>
    private static IEnumerable<string> Table(IReadOnlyList<string[]> rows, bool namesFirst = false)
    {
        // The widest column gives way first.
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        while (widths.Sum() + (2 * (widths.Length - 1)) > TextTimeline.Width && widths.Max() > 8) widths[Array.IndexOf(widths, widths.Max())]--;
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => Text.Shorten(cell, widths[column]) is var shown && namesFirst && column == 0
            ? shown.PadRight(widths[column])
            : shown.PadLeft(widths[column]))));
    }

    private static string Lines(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) TextTimeline.Line(text, line);
        return text.ToString();
    }

    private static string Row(double value, double most, int columns = Columns) =>
        new('█', most <= 0 || value <= 0 ? 0 : Math.Max(1, (int)Math.Round(value / most * columns)));
}
