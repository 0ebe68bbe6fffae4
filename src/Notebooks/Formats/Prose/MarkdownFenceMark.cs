namespace Notebooks.Formats.Prose;

/// <summary>The mark that begins and ends a fenced block of code.</summary>
internal sealed record MarkdownFenceMark(char Mark, int Length, int Indent, string Info)
{
    /// <summary>The fence that a line begins, or null.</summary>
    /// <param name="line">The line, indented by less than a block of code.</param>
    public static MarkdownFenceMark? Begin(MarkdownLine line)
    {
        var next = line.Next;
        if (next.IsEmpty || next[0] is not ('`' or '~')) return null;
        var info = next.TrimStart(next[0]);
        var length = next.Length - info.Length;
        // Inline code may begin with as many backticks. Then it ends with them on the same line, and is no fence.
        if (length < 3 || (next[0] == '`' && info.Contains('`'))) return null;
        return new(next[0], length, line.Indent, info.Trim(" \t").ToString());
    }

    /// <summary>Whether a line ends the block.</summary>
    public bool IsClosedBy(MarkdownLine line)
    {
        if (line.Indent > 3) return false;
        var next = line.Next.TrimEnd(" \t");
        return next.Length >= Length && next.IndexOfAnyExcept(Mark) < 0;
    }

    /// <summary>A line of the block, without the indentation of its fence.</summary>
    public string Content(MarkdownLine line)
    {
        line.SkipBlanks(Indent);
        return line.Rest;
    }
}
