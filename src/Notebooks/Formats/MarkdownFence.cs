namespace Notebooks.Formats;

/// <summary>Code fences of Markdown. Any indentation counts, and a fence may follow a list marker, because lists hold fences.</summary>
internal sealed class MarkdownFence : Enclosure
{
    private char _mark;
    private int _length;

    public override void Read(string line, int number)
    {
        var text = line.AsSpan().Trim();
        if (Open is null && text.IndexOf(' ') is > 0 and var blank && text[..blank].IndexOfAnyExcept("-*+0123456789.)") < 0)
            text = text[blank..].TrimStart();
        if (text.Length < 3 || text[0] is not ('`' or '~')) return;

        var rest = text.TrimStart(text[0]);
        var run = text.Length - rest.Length;
        if (Open is null && run >= 3 && !(text[0] == '`' && rest.Contains('`')))
            (Open, Since, _mark, _length) = ("code fence", number, text[0], run);
        else if (Open is not null && text[0] == _mark && run >= _length && rest.IsEmpty)
            Open = null;
    }
}
