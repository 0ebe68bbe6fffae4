using Notebooks.Formats.Prose;

namespace Notebooks.Formats;

/// <summary>Code fences of Markdown.</summary>
internal sealed class MarkdownFence : Enclosure
{
    private readonly MarkdownReader _reader = new();

    public override void Read(string line, int number)
    {
        var before = _reader.Open;
        _reader.Read(line);
        if (_reader.Open is null) Open = null;
        else if (_reader.Open != before) (Open, Since) = ("code fence", number);
    }
}
