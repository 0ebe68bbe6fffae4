namespace Notebooks.Formats.Prose;

/// <summary>
/// Reads Markdown line by line as CommonMark does, as far as headings and fenced code go. It is written by hand, because the
/// library that renders reports would have to be loaded in every run. A test compares it with that library.
/// </summary>
internal sealed class MarkdownReader
{
    // No real text nests deeper, and the library that renders reports refuses deeper nesting.
    private const int MostContainers = 100;

    private readonly List<MarkdownContainer> _containers = [];
    private readonly MarkdownParagraph _paragraph = new();
    private int _number;
    private MarkdownFenceMark? _fence;
    private string? _htmlEnd;

    /// <summary>The headings and fenced blocks so far, in order.</summary>
    public List<MarkdownBlock> Blocks { get; } = [];

    /// <summary>The fenced block that is open, or null.</summary>
    public MarkdownCode? Open => _fence is null ? null : (MarkdownCode)Blocks[^1];

    /// <summary>The headings and fenced blocks of a text.</summary>
    /// <param name="markdown">The text.</param>
    public static IReadOnlyList<MarkdownBlock> Of(string markdown)
    {
        var reader = new MarkdownReader();
        string[] lines = markdown.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        // The line end of the last line does not begin another line.
        foreach (var line in lines[^1].Length == 0 ? lines[..^1] : lines) reader.Read(line);
        return reader.Blocks;
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="text">The line, without its end.</param>
    public void Read(string text)
    {
        _number++;
        var line = new MarkdownLine(text);
        var matched = 0;
        while (matched < _containers.Count && _containers[matched].Continues(line)) matched++;
        if (matched == _containers.Count && IsInside(line)) return;

        var inParagraph = _paragraph.IsOpen && matched == _containers.Count;
        while (line.Indent < 4 && !line.IsBlank)
        {
            if (IsHeading(line, inParagraph, matched) || IsFence(line, matched) || IsHtml(line, inParagraph, matched) || IsRule(line, matched)) return;
            if (matched >= MostContainers || MarkdownContainer.Begin(line, inParagraph) is not { } container) break;
            Enter(matched);
            _containers.Add(container);
            (matched, inParagraph) = (_containers.Count, false);
        }

        Text(line, matched);
    }

    // Whether the line belongs to an open fenced block, or to open HTML.
    private bool IsInside(MarkdownLine line)
    {
        if (_fence is { } fence)
        {
            if (fence.IsClosedBy(line)) _fence = null;
            else Open!.Lines.Add(fence.Content(line));
            return true;
        }

        if (_htmlEnd is null) return false;
        if (_htmlEnd == HtmlBlockStart.EmptyLine ? line.IsBlank : HtmlBlockStart.IsEnd(_htmlEnd, line.Rest)) _htmlEnd = null;
        return true;
    }

    private bool IsHeading(MarkdownLine line, bool inParagraph, int matched)
    {
        var next = line.Next.TrimEnd(" \t");
        if (inParagraph && _paragraph.Heading(next) is { } underlined)
        {
            Blocks.Add(underlined);
            Enter(matched);
            return true;
        }

        var level = next.Length - next.TrimStart('#').Length;
        if (level is 0 or > 6 || (next.Length > level && next[level] is not (' ' or '\t'))) return false;
        Enter(matched);
        var text = next[level..].Trim(" \t");
        var shorter = text.TrimEnd('#');
        // `#` marks at the end belong to the syntax of the heading, too, if a blank is before them.
        if (shorter.IsEmpty || shorter[^1] is ' ' or '\t') text = shorter.TrimEnd(" \t");
        Blocks.Add(new MarkdownHeading(level, text.ToString(), _number));
        return true;
    }

    private bool IsFence(MarkdownLine line, int matched)
    {
        if (MarkdownFenceMark.Begin(line) is not { } fence) return false;
        Enter(matched);
        _fence = fence;
        Blocks.Add(new MarkdownCode(fence.Info, _number));
        return true;
    }

    private bool IsHtml(MarkdownLine line, bool inParagraph, int matched)
    {
        if (HtmlBlockStart.EndOf(line.Next, inParagraph || (_paragraph.IsOpen && matched < _containers.Count)) is not { } end) return false;
        Enter(matched);
        _htmlEnd = HtmlBlockStart.IsEnd(end, line.Rest) ? null : end;
        return true;
    }

    private bool IsRule(MarkdownLine line, int matched)
    {
        var next = line.Next;
        if (next[0] is not ('-' or '_' or '*') || next.IndexOfAnyExcept(next[0], ' ', '\t') >= 0 || next.Count(next[0]) < 3) return false;
        Enter(matched);
        return true;
    }

    private void Text(MarkdownLine line, int matched)
    {
        var isBlank = line.IsBlank;
        // A paragraph goes on even if the line lacks the marks of its containers.
        var isLazy = matched < _containers.Count && _paragraph.IsOpen && !isBlank;
        if (!isLazy) Close(matched, keepsParagraph: matched == _containers.Count);
        if (_containers.Count > 0 && !isBlank) _containers[^1].IsEmpty = false;
        if (isBlank) _paragraph.Close();
        else if (_paragraph.IsOpen || line.Indent < 4) _paragraph.Add(line.Next.TrimEnd(" \t").ToString(), _number);
    }

    // Begins a block in the containers that the line is in.
    private void Enter(int matched)
    {
        Close(matched);
        if (matched > 0) _containers[^1].IsEmpty = false;
    }

    // Closes the containers that the line is not in, and the blocks that were open in them.
    private void Close(int matched, bool keepsParagraph = false)
    {
        if (matched < _containers.Count) _containers.RemoveRange(matched, _containers.Count - matched);
        if (!keepsParagraph) _paragraph.Close();
        (_fence, _htmlEnd) = (null, null);
    }
}
