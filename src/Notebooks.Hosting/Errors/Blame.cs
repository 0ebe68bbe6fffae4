using System.Globalization;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Errors;

/// <summary>Finds the cell of a stack when no flow names it.</summary>
internal static class Blame
{
    /// <summary>The cell of the topmost frame whose document is a cell, such as <c>05-gather.dib#7</c>.</summary>
    public static int? CellOf(IEnumerable<Frame> frames) => frames.Select(frame => CellIn(frame.Document)).FirstOrDefault(cell => cell is not null);

    private static int? CellIn(string? document) =>
        document?.LastIndexOf('#') is >= 0 and var hash
        && int.TryParse(document.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var cell) ? cell : null;
}
