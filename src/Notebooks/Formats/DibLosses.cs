using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

internal static class DibLosses
{
    public static ImmutableArray<FormatWarning> Of(Notebook notebook) =>
    [
        .. notebook.Cells.Select((cell, index) => (Lost: string.Join(", ", Lost(cell)), Number: index + 1))
            .Where(cell => cell.Lost.Length > 0)
            .Select(cell => new FormatWarning(0, $"Cell {cell.Number} has {cell.Lost}, for which a .dib has no place.")),
    ];

    private static IEnumerable<string> Lost(Cell cell)
    {
        if (!cell.Outputs.IsEmpty) yield return "outputs";
        foreach (var (key, _) in cell.Unknown) yield return $"\"{key}\"";
        foreach (var (key, value) in cell.Metadata)
            if (!CellMetadata.IsDerived(key, value)) yield return $"metadata \"{key}\"";
    }
}
