namespace Lessons.Charts;

/// <summary>Rows of plain text: bars, tables, and step lines.</summary>
internal static class TextRows
{
    /// <summary>The width of a text, in characters.</summary>
    public const int Width = 100;

    private const int Columns = 48;
    private const int LongestName = 32;

    /// <summary>A row for each name.</summary>
    public static IEnumerable<string> Bars(IEnumerable<(string Name, double Value)> bars)
    {
        (string Name, double Value)[] all = [.. bars];
        var width = Widest(all.Select(bar => bar.Name));
        var most = all.Select(bar => bar.Value).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return all.Select(bar => $"{Name(bar.Name, width)}  {Bar(bar.Value, most, Columns)} {Text.Number(bar.Value)}");
    }

    /// <summary>A row for each line: its highest value in each stretch.</summary>
    public static IEnumerable<string> Steps(IEnumerable<(string Name, IReadOnlyList<(double X, double Y)> Points)> lines)
    {
        (string Name, IReadOnlyList<(double X, double Y)> Points)[] all = [.. lines];
        if (all.Length == 0) return [];

        var width = Widest(all.Select(line => line.Name));
        var (start, end) = (all.SelectMany(line => line.Points).Select(point => point.X).DefaultIfEmpty(0).Min(), all.SelectMany(line => line.Points).Select(point => point.X).DefaultIfEmpty(0).Max());
        return
        [
            .. all.Select(line => (line.Name, line.Points, Peak: line.Points.Select(point => point.Y).Where(double.IsFinite).DefaultIfEmpty(0).Max()))
                .Select(line => $"{Name(line.Name, width)}  {Spark.Line(Highest(line.Points, start, end), line.Peak)}  peak {Text.Number(line.Peak)}"),
            $"{new string(' ', width)}  {Text.Number(start)} … {Text.Number(end)}",
        ];
    }

    /// <summary>A table whose cells are aligned on the right, as numbers are.</summary>
    /// <param name="rows">The rows, all of the same length.</param>
    /// <param name="namesFirst">Whether the first column holds names, which are aligned on the left.</param>
    public static IEnumerable<string> Table(IReadOnlyList<string[]> rows, bool namesFirst = false)
    {
        if (rows.Count == 0) return [];

        // The widest column is shortened first.
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        while (widths.Sum() + (2 * (widths.Length - 1)) > Width && widths.Max() > 8) widths[Array.IndexOf(widths, widths.Max())]--;
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => Text.Shorten(cell, widths[column]) is var shown && namesFirst && column == 0
            ? shown.PadRight(widths[column])
            : shown.PadLeft(widths[column]))));
    }

    /// <summary>A bar of characters.</summary>
    public static string Bar(double value, double most, int columns) =>
        new('█', most <= 0 || !(value > 0) ? 0 : Math.Max(1, (int)Math.Round(value / most * columns)));

    /// <summary>A name in a column of its own.</summary>
    public static string Name(string name, int width) => Text.Shorten(name, width).PadRight(width);

    /// <summary>The width of a column of names.</summary>
    public static int Widest(IEnumerable<string> names) => Math.Min(names.Select(name => name.Length).DefaultIfEmpty(0).Max(), LongestName);

    private static double[] Highest(IReadOnlyList<(double X, double Y)> points, double start, double end)
    {
        var highest = new double[Columns];
        var held = double.NaN;
        for (int column = 0, i = 0; column < Columns; column++)
        {
            highest[column] = held;
            for (; i < points.Count && Column(points[i].X) <= column; i++)
            {
                held = points[i].Y;
                if (!(highest[column] >= held)) highest[column] = held;
            }
        }
        return highest;

        int Column(double x) => end > start ? Math.Clamp((int)((x - start) / (end - start) * Columns), 0, Columns - 1) : 0;
    }
}
