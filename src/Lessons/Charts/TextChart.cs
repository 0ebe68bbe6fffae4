namespace Lessons.Charts;

/// <summary>The simple figures in plain text.</summary>
internal static class TextChart
{
    private const int Columns = 48;

    public static string Bar(string title, string unit, IReadOnlyList<(string Name, double Value)> bars)
    {
        var width = bars.Select(bar => bar.Name.Length).DefaultIfEmpty(0).Max();
        var most = bars.Select(bar => bar.Value).DefaultIfEmpty(0).Max();
        var lines = bars.Select(bar => $"{bar.Name.PadRight(width)}  {Row(bar.Value, most)} {bar.Value:0.##}");
        return string.Join('\n', [title, unit, "", .. lines, ""]);
    }

    public static string Line(string title, string x, string y, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series)
    {
        var lines = series.Select(line => $"{line.Name}: {string.Join("  ", line.Points.Select(point => $"{point.X:0.##} → {point.Y:0.##}"))}");
        return string.Join('\n', [title, $"{x} → {y}", "", .. lines, ""]);
    }

    private static string Row(double value, double most) =>
        new('█', most <= 0 || value <= 0 ? 0 : Math.Max(1, (int)Math.Round(value / most * Columns)));
}
