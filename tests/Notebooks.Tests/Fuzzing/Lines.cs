using Notebooks.Formats;

namespace Notebooks.Tests.Fuzzing;

/// <summary>Notebooks as the lines in them.</summary>
internal static class Lines
{
    /// <summary>Every line of a .dib is in a cell, in its order, but empty ones, those that begin a cell, and the meta block.</summary>
    public static void AssertKept(string dib, Notebook notebook)
    {
        var kept = new Queue<string>(notebook.Cells.SelectMany(c => c.Source.Split('\n')));
        var inMeta = false;
        var hadMeta = false;
        foreach (var line in Of(dib))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal)) inMeta = !hadMeta && line.StartsWith("#!meta", StringComparison.Ordinal);
            hadMeta |= inMeta;
            if (inMeta) continue;
            if (kept.TryPeek(out var next) && next == line) kept.Dequeue();
            else if (line.Length > 0) Assert.True(line.StartsWith("#!", StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal), $"lost: {line}");
        }

        Assert.Empty(kept);
    }

    /// <summary>Two notebooks have the same lines in their cells, but empty ones at the ends of cells, and the line that says the language.</summary>
    public static void AssertSame(Notebook expected, Notebook actual) =>
        Assert.Equal(expected.Cells.Select(Essence).Where(t => t.Length > 0), actual.Cells.Select(Essence).Where(t => t.Length > 0));

    private static string Essence(Cell cell)
    {
        var lines = cell.Source.Split('\n').Select(l => l.TrimEnd('\r')).SkipWhile(l => l.Length == 0).ToList();
        if (cell.Kind == CellKind.Code && lines is [['#', '!', ..], ..] && !lines[0].Contains(' ', StringComparison.Ordinal) && !lines[0].StartsWith("#!meta", StringComparison.Ordinal)) lines.RemoveAt(0);
        return string.Join('\n', lines).Trim('\n');
    }

    private static string[] Of(string dib) => dib.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
}
