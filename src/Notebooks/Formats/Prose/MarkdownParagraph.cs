namespace Notebooks.Formats.Prose;

/// <summary>A paragraph while it is read. A line of marks below it turns it into a heading.</summary>
internal sealed class MarkdownParagraph
{
    private readonly List<string> _lines = [];
    private int _line;

    /// <summary>Whether the next line may belong to it.</summary>
    public bool IsOpen => _lines.Count > 0;

    public void Add(string text, int line)
    {
        if (!IsOpen) _line = line;
        _lines.Add(text);
    }

    public void Close() => _lines.Clear();

    /// <summary>The heading that a line makes of it, or null.</summary>
    public MarkdownHeading? Heading(ReadOnlySpan<char> underline)
    {
        if (underline.IsEmpty || underline[0] is not ('=' or '-') || underline.IndexOfAnyExcept(underline[0]) >= 0) return null;
        var text = _lines.SkipWhile(IsDefinition).ToList();
        return text.Count == 0 ? null : new(underline[0] == '=' ? 1 : 2, string.Join(' ', text), _line + _lines.Count - text.Count);
    }

    // A definition gives the address for links in the text. It is not text itself.
    private static bool IsDefinition(string line)
    {
        var end = line.IndexOf("]:", StringComparison.Ordinal);
        if (!line.StartsWith('[') || end < 2 || line.AsSpan(1, end - 1).ContainsAny('[', ']')) return false;
        var address = line.AsSpan(end + 2).Trim(" \t");
        return !address.IsEmpty && !address.ContainsAny(' ', '\t');
    }
}
