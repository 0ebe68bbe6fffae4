using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

internal static class DibLosses
{
    public static ImmutableArray<FormatWarning> Of(Notebook notebook) =>
    [
        .. notebook.Unknown.Select(entry => new FormatWarning(0, $"The document has \"{entry.Key.Shown()}\", for which a .dib has no place.")),
        .. notebook.Cells.Select((cell, index) => (Lost: string.Join(", ", Lost(cell)), Number: index + 1))
            .Where(cell => cell.Lost.Length > 0)
            .Select(cell => new FormatWarning(0, $"Cell {cell.Number} has {cell.Lost}, for which a .dib has no place.")),
    ];

    public static string InWords(Notebook notebook) => string.Join(", ",
    [
        .. notebook.Unknown.Select(entry => $"\"{entry.Key.Shown()}\" of the document"),
        .. notebook.Cells.SelectMany((cell, index) => Lost(cell).Select(thing => (Thing: thing, Number: index + 1)))
            .GroupBy(lost => lost.Thing, lost => lost.Number)
            .Select(lost => $"{lost.Key} ({Cells([.. lost])})"),
    ]);

    private static IEnumerable<string> Lost(Cell cell)
    {
        if (!cell.Outputs.IsEmpty) yield return "outputs";
        foreach (var (key, _) in cell.Unknown) yield return $"\"{key.Shown()}\"";
        foreach (var (key, value) in cell.Metadata)
            if (!CellMetadata.IsDerived(key, value)) yield return key == CellMetadata.Tags && value is JsonArray tags ? Tags(tags) : $"metadata \"{key.Shown()}\"";
    }

    private static string Tags(JsonArray tags)
    {
        string[] lost = [.. tags.Where(tag => !CellMetadata.IsDerived(tag)).Select(tag => $"\"{(tag.Text() ?? tag?.ToJsonString() ?? "null").Shown()}\"")];
        return $"{(lost.Length == 1 ? "tag" : "tags")} {string.Join(", ", lost)}";
    }

    private static string Cells(int[] numbers) => numbers is [var only] ? $"cell {only}" : $"cells {string.Join(", ", numbers[..^1])} and {numbers[^1]}";
}
