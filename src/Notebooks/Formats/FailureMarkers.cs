using System.Text.RegularExpressions;

namespace Notebooks.Formats;

/// <summary>The comments on a cell's first lines that say it may fail, and that it may.</summary>
internal static partial class FailureMarkers
{
    /// <summary>
    /// Whether other runners should go on when the cell fails. <c>// expect:</c> counts whatever it expects: that a code is
    /// a warning only the compiler knows, and a needless tag does no harm.
    /// </summary>
    public static bool MayRaise(Cell cell) =>
        cell is { Kind: CellKind.Code, Language: Languages.CSharp } && FirstLines(cell.Source).Any(line => Marker.IsMatch(line));

    private static IEnumerable<string> FirstLines(string source) =>
        DibText.Lines(source).Select(line => line.Trim())
            .TakeWhile(line => line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("#!", StringComparison.Ordinal));

    [GeneratedRegex(@"^//\s*(expect|exercise|check):\s*\S")]
    private static partial Regex Marker { get; }
}
