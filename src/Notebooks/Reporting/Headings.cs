using Notebooks.Formats;
using Notebooks.Formats.Prose;

namespace Notebooks.Reporting;

/// <summary>Names cells by the heading above them.</summary>
internal static class Headings
{
    /// <summary>The first heading of a notebook, or null.</summary>
    public static string? TitleOf(Notebook notebook) => notebook.Cells.SelectMany(In).FirstOrDefault();

    /// <summary>For each cell of a notebook the last heading in it or before it; null before the first.</summary>
    public static string?[] Of(Notebook notebook)
    {
        string? current = null;
        return [.. notebook.Cells.Select(cell => current = In(cell).LastOrDefault() ?? current)];
    }

    private static IEnumerable<string> In(Cell cell) => cell.Kind != CellKind.Markdown ? [] :
        MarkdownReader.Of(cell.Source).OfType<MarkdownHeading>().Select(heading => heading.Text.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Trim()).Where(text => text.Length > 0);
}
