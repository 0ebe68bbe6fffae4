using System.Text.RegularExpressions;
using Notebooks.Formats;

namespace Notebooks.Reporting;

/// <summary>Gives cells the names people know them by: the heading each stands under.</summary>
internal static partial class Headings
{
    /// <summary>The first heading of a notebook, or null.</summary>
    public static string? TitleOf(Notebook notebook) => notebook.Cells.SelectMany(In).FirstOrDefault();

    /// <summary>For each cell of a notebook the last heading in it or before it; null before the first.</summary>
    public static string?[] Of(Notebook notebook)
    {
        string? current = null;
        return [.. notebook.Cells.Select(cell => current = In(cell).LastOrDefault() ?? current)];
    }

    private static IEnumerable<string> In(Cell cell)
    {
        if (cell.Kind != CellKind.Markdown) yield break;
        var fenced = false;
        foreach (var line in cell.Source.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            else if (!fenced && Heading().Match(line) is { Success: true } heading && Marks().Replace(heading.Groups["text"].Value, "").Trim() is { Length: > 0 } text) yield return text;
        }
    }

    [GeneratedRegex(@"^ {0,3}#{1,6}\s+(?<text>.*?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[`*]")]
    private static partial Regex Marks();
}
