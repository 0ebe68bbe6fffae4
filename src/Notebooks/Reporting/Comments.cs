using System.Text;

namespace Notebooks.Reporting;

/// <summary>Comments of HTML in Markdown: the concepts that a cell teaches, and what else readers need not see.</summary>
internal static class Comments
{
    private const string Begin = "<!--", End = "-->";

    /// <summary>Removes comments.</summary>
    /// <param name="markdown">The text. A comment that does not end is none.</param>
    /// <param name="onlyOfLines">Whether only those that begin a line are removed, each with the end of its line.</param>
    public static string Remove(string markdown, bool onlyOfLines = true)
    {
        var text = new StringBuilder();
        var copied = 0;
        for (var from = 0; markdown.IndexOf(Begin, from, StringComparison.Ordinal) is >= 0 and var start;)
        {
            from = start + Begin.Length;
            if (onlyOfLines && start > 0 && markdown[start - 1] != '\n') continue;
            // What does not end here does not end later either.
            if (markdown.IndexOf(End, from, StringComparison.Ordinal) is not (>= 0 and var end)) break;
            text.Append(markdown, copied, start - copied);
            from = copied = end + End.Length;
            if (onlyOfLines && copied < markdown.Length && markdown[copied] == '\n') from = ++copied;
        }

        return text.Append(markdown, copied, markdown.Length - copied).ToString();
    }
}
