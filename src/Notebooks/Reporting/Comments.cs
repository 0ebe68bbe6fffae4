using System.Text;

namespace Notebooks.Reporting;

/// <summary>HTML comments in Markdown: the concepts that a cell teaches, and other text that readers need not see.</summary>
internal static class Comments
{
    private const string Begin = "<!--", End = "-->";

    /// <summary>Removes comments.</summary>
    /// <param name="markdown">The text. A comment without an end stays.</param>
    /// <param name="onlyOfLines">Whether only those that begin a line are removed, each with the end of its line.</param>
    public static string Remove(string markdown, bool onlyOfLines = true)
    {
        var text = new StringBuilder();
        var copied = 0;
        for (var from = 0; markdown.IndexOf(Begin, from, StringComparison.Ordinal) is >= 0 and var start;)
        {
            from = start + Begin.Length;
            if (onlyOfLines && start > 0 && markdown[start - 1] != '\n') continue;
            // There is no end of a comment in the rest of the text, so no later comment ends either.
            if (markdown.IndexOf(End, from, StringComparison.Ordinal) is not (>= 0 and var end)) break;
            text.Append(markdown, copied, start - copied);
            from = copied = end + End.Length;
            if (onlyOfLines && copied < markdown.Length && markdown[copied] == '\n') from = ++copied;
        }

        return text.Append(markdown, copied, markdown.Length - copied).ToString();
    }
}
