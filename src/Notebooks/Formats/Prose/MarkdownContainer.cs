namespace Notebooks.Formats.Prose;

/// <summary>A container of Markdown blocks: a quote, or an item of a list.</summary>
internal sealed class MarkdownContainer
{
    private const int Quote = 0;

    // The number of columns by which the lines of an item must be indented.
    private readonly int _indent;

    private MarkdownContainer(int indent) => _indent = indent;

    /// <summary>Whether it has had no content so far.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Skips the marks or blanks that a line of this container must begin with.</summary>
    /// <returns>Whether the line begins with them.</returns>
    public bool Continues(MarkdownLine line)
    {
        if (_indent == Quote) return SkipQuote(line);
        // An item that begins with an empty line ends with a second one.
        if (line.IsBlank)
        {
            line.SkipBlanks();
            return !IsEmpty;
        }
        if (line.Indent < _indent) return false;
        line.SkipBlanks(_indent);
        return true;
    }

    /// <summary>The quote or the item that a line begins; null when it begins none. The line is read up to the end of the mark.</summary>
    /// <param name="line">The line, indented by less than a block of code.</param>
    /// <param name="inParagraph">Whether the line would end a paragraph. Not every item can end one.</param>
    public static MarkdownContainer? Begin(MarkdownLine line, bool inParagraph)
    {
        if (SkipQuote(line)) return new(Quote);
        var next = line.Next;
        var length = MarkLength(next);
        if (length == 0 || (next.Length > length && next[length] is not (' ' or '\t'))) return null;
        var isBlank = next[length..].Trim(" \t").IsEmpty;
        if (inParagraph && (isBlank || (length > 1 && next[..(length - 1)] is not "1"))) return null;

        var before = line.Indent;
        line.SkipMark(length);
        var blanks = line.Indent;
        // Indented code in an item begins five blanks or more after the mark. The first blank belongs to the mark.
        var padding = isBlank || blanks > 4 ? 1 : blanks;
        line.SkipBlanks(padding);
        return new(before + length + padding) { IsEmpty = isBlank };
    }

    private static bool SkipQuote(MarkdownLine line)
    {
        if (line.Indent > 3 || !line.Next.StartsWith('>')) return false;
        line.SkipMark(1);
        line.SkipBlanks(1);
        return true;
    }

    private static int MarkLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        if (text[0] is '-' or '+' or '*') return 1;
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 10 && text[digits] is '.' or ')' ? digits + 1 : 0;
    }
}
