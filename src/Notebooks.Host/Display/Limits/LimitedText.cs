using System.Globalization;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>The text of a value while it is formatted. Each piece is checked against the limits. Failed text can be removed.</summary>
internal sealed class LimitedText(FormatContext context, FormattingLimits limits) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    /// <summary>The length of the text. A smaller value removes text from the end.</summary>
    public int Length { get => _text.Length; set => _text.Length = value; }

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        limits.Check(context, _text.Length + 1);
        _text.Append(value);
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        limits.Check(context, _text.Length + buffer.Length);
        _text.Append(buffer);
    }

    /// <summary>Adds a text without a check of the limits, in place of the removed text.</summary>
    public void Put(string text) => _text.Append(text);

    public override string ToString() => _text.ToString();
}
