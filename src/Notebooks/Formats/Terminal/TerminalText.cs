using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Formats.Terminal;

/// <summary>
/// Text as a terminal shows it in the end. A progress bar that is written over itself fifty times is one line. Colours stay
/// in the text. Other control sequences are carried out or left out.
/// </summary>
public sealed partial class TerminalText
{
    // The control characters of Latin-1, without tab and line feed.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0D\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\x7F"
        + "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8D\x8E\x8F\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9A\x9B\x9C\x9D\x9E\x9F");

    private readonly StringBuilder _above = new();
    private TerminalScreen? _screen;
    private string _unfinished = "";

    /// <summary>The approximate number of characters.</summary>
    public int Length => _above.Length + (_screen?.Length ?? 0);

    /// <summary>A whole text as a terminal shows it.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        if (IsOrdinary(text)) return text;
        var shown = new TerminalText();
        shown.Write(text);
        return shown.ToString();
    }

    /// <summary>A whole text as a terminal shows it, without colours. Tab and line feed are the only control characters left.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string text) => text.AsSpan().IndexOfAny(Controls) < 0 ? text : Colour().Replace(Of(text.Replace("\r\n", "\n")), "");

    /// <summary>Adds text.</summary>
    /// <param name="text">The text, which may end in the middle of a sequence.</param>
    public void Write(string text)
    {
        (text, _unfinished) = (_unfinished + text, "");
        // Most text has no control sequences. There may be much of it, so it takes a short path.
        if (_screen is null && IsOrdinary(text))
        {
            _above.Append(text);
            return;
        }

        _screen ??= TerminalScreen.Below(_above);
        _unfinished = _screen.Write(text);
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _above + (_screen?.ToString() ?? "");

    private static bool IsOrdinary(string text)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(Controls) is var found and >= 0;)
        {
            at += found;
            if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
            else if (text[at] == '\e' && Colour().Match(text, at) is { Success: true } colour && colour.Index == at) at += colour.Length;
            else return false;
        }

        return true;
    }

    [GeneratedRegex(@"\x1b\[[0-9;:]*m")]
    private static partial Regex Colour();
}
