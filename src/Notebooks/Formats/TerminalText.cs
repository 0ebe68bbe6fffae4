using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Formats;

/// <summary>
/// Text as a terminal shows it in the end: a progress bar that is written over itself fifty times is one line. Colours stay
/// in it; what else gives orders to a terminal is carried out or left out.
/// </summary>
public sealed partial class TerminalText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Except(['\t', '\n']).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code)]);

    private readonly StringBuilder _above = new();
    private TerminalScreen? _screen;
    private string _unfinished = "";

    /// <summary>How many characters there are, about.</summary>
    public int Length => _above.Length + (_screen?.Length ?? 0);

    /// <summary>What a whole text looks like.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        if (IsOrdinary(text)) return text;
        var shown = new TerminalText();
        shown.Write(text);
        return shown.ToString();
    }

    /// <summary>What a whole text looks like without colours: no control character is left but tab and line feed.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string text) => text.AsSpan().IndexOfAny(Controls) < 0 ? text : Colour().Replace(Of(text.Replace("\r\n", "\n")), "");

    /// <summary>Adds text.</summary>
    /// <param name="text">The text, which may end in the middle of a sequence.</param>
    public void Write(string text)
    {
        (text, _unfinished) = (_unfinished + text, "");
        // Most text gives no orders, and there may be much of it.
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
