namespace Notebooks.Cli.Rendering;

/// <summary>Rows of text in aligned columns; the first row is the heading. The first column is left-aligned and has paths, the others are numbers.</summary>
internal static class Grid
{
    // Below this a path says nothing any more.
    private const int ShortestPath = 8;

    /// <summary>The rows as lines.</summary>
    public static IEnumerable<string> Align(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(r => r[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    /// <summary>
    /// The rows as lines that no terminal of this width breaks. Where there is little room, the folder that all paths share
    /// moves into the heading; then columns are left out; then paths are shortened.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="width">How many characters a line may have, or null for any number.</param>
    /// <param name="expendable">The headings of columns that may be left out, the least needed first.</param>
    public static string[] Fit(IReadOnlyList<string[]> rows, int? width, params string[] expendable)
    {
        if (width is not { } room || Width(rows) <= room) return [.. Align(rows)];
        rows = WithoutFolder(rows);
        foreach (var heading in expendable.Where(rows[0].Contains))
        {
            if (Width(rows) <= room) break;
            rows = Without(rows, Array.IndexOf(rows[0], heading));
        }
        var path = Math.Max(ShortestPath, rows.Max(row => row[0].Length) - Math.Max(0, Width(rows) - room));
        return [.. Align([.. rows.Select(row => (string[])[Shortened(row[0], path), .. row[1..]])])];
    }

    private static int Width(IReadOnlyList<string[]> rows) => Align(rows).Max(line => line.Length);

    private static IReadOnlyList<string[]> WithoutFolder(IReadOnlyList<string[]> rows)
    {
        var folders = rows.Skip(1).Select(row => row[0][..(row[0].LastIndexOfAny(['/', '\\']) + 1)]).Distinct().ToList();
        return folders is [{ Length: > 0 } folder]
            ? [[$"in {folder}", .. rows[0][1..]], .. rows.Skip(1).Select(row => (string[])[row[0][folder.Length..], .. row[1..]])]
            : rows;
    }

    private static IReadOnlyList<string[]> Without(IReadOnlyList<string[]> rows, int column) =>
        [.. rows.Select(row => (string[])[.. row[..column], .. row[(column + 1)..]])];

    // The end tells more than the middle: it has the number of a copy, or the extension.
    private static string Shortened(string text, int length) =>
        text.Length <= length ? text : $"{text[..((length - 1) / 2)]}…{text[^(length - 1 - ((length - 1) / 2))..]}";
}
