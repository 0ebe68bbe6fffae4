namespace Notebooks.Formats;

/// <summary>Code fences of Markdown. Any indentation counts, because fences inside lists are indented.</summary>
internal sealed class MarkdownFence : Enclosure
{
    private char mark;
    private int length;

    public override void Read(string line, int number)
    {
        var text = line.AsSpan().Trim();
        if (text.Length < 3 || text[0] is not ('`' or '~')) return;

        var rest = text.TrimStart(text[0]);
        var run = text.Length - rest.Length;
        if (Open is null && run >= 3 && !(text[0] == '`' && rest.Contains('`')))
            (Open, Since, mark, length) = ("code fence", number, text[0], run);
        else if (Open is not null && text[0] == mark && run >= length && rest.IsEmpty)
            Open = null;
    }
}
