using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Formats.Terminal;

/// <summary>
/// Text as a terminal shows it in the end. A progress bar that is written over itself fifty times is one line. Colours stay
/// in the text. Other control sequences are carried out or left out.
/// </summary>
public sealed partial class TerminalText
{
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
    public static string Plain(string text) => IndexOfControl(text, 0) < 0 ? text : Colour().Replace(Of(text.Replace("\r\n", "\n")), "");

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
        for (var at = 0; (at = IndexOfControl(text, at)) >= 0;)
        {
            if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
            else if (text[at] == '\e' && Colour().Match(text, at) is { Success: true } colour && colour.Index == at) at += colour.Length;
            else return false;
        }

        return true;
    }

    // The control characters of Latin-1, without tab and line feed. SearchValues would make its code ready at every start.
    private static int IndexOfControl(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n')) return i;
        return -1;
    }

    [GeneratedRegex(@"\x1b\[[0-9;:]*m")]
    private static partial Regex Colour();
}
