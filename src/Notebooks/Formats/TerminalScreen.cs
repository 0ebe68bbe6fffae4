using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Formats;

/// <summary>The last lines of a terminal, between which its cursor can move. Every character is taken to be one column wide.</summary>
/// <param name="above">The lines that have scrolled off the screen.</param>
internal sealed partial class TerminalScreen(StringBuilder above)
{
    private const int Height = 100;
    private const int Width = 200;
    private const int LongestStyle = 100;

    private readonly List<List<(string Text, string Style)>> _lines = [[]];
    private int _row, _column;
    private string _style = "";

    /// <summary>The number of characters on it.</summary>
    public int Length => _lines.Sum(line => line.Count + 1);

    /// <summary>A screen that shows the last lines of a text. They are removed from the text.</summary>
    public static TerminalScreen Below(StringBuilder text)
    {
        var (whole, start) = (text.ToString(), text.Length + 1);
        for (var line = 0; line < Height && start > 0; line++) start = start < 2 ? 0 : whole.LastIndexOf('\n', start - 2) + 1;
        text.Length = start;
        var screen = new TerminalScreen(text);
        screen.Write(whole[start..]);
        return screen;
    }

    /// <summary>Shows text.</summary>
    /// <returns>The end of the text, if it is the unfinished beginning of a control sequence; otherwise an empty text.</returns>
    public string Write(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '\e') at += Put(text.AsSpan(at));
            else if (Sequence().Match(text, at) is { Success: true } sequence)
            {
                Obey(sequence);
                at += sequence.Length;
            }
            else if (Unfinished().IsMatch(text, at)) return text[at..];
            else at++;
        }

        return "";
    }

    // Returns the number of characters that it has shown.
    private int Put(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '\n': NextLine(); return 1;
            case '\r': _column = 0; return 1;
            case '\b': _column = Math.Max(0, _column - 1); return 1;
            case var control when char.IsControl(control) && control != '\t': return 1;
        }

        var length = text[0] < '\u0300' && (text.Length == 1 || text[1] < '\u0300') ? 1 : StringInfo.GetNextTextElementLength(text);
        var line = _lines[_row];
        while (line.Count < _column) line.Add((" ", ""));
        var character = (text[..length].ToString(), _style);
        if (_column < line.Count) line[_column] = character;
        else line.Add(character);
        _column++;
        return length;
    }

    // Sequences that do not move the cursor, remove text or set a colour are left out.
    private void Obey(Match sequence)
    {
        var numbers = sequence.Groups["numbers"].Value;
        var first = numbers.Split(';')[0];
        var number = first.Length is > 0 and < 5 && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : first.Length > 0 ? -1 : 0;
        var steps = Math.Max(1, number);
        switch (sequence.Groups["order"].Value)
        {
            case "m": SetStyle(sequence.Value, numbers); break;
            case "A": _row = Math.Max(0, _row - steps); break;
            case "B": _row = Math.Min(_lines.Count - 1, _row + steps); break;
            case "C": MoveTo(_column + steps); break;
            case "D": _column = Math.Max(0, _column - steps); break;
            case "E": (_row, _column) = (Math.Min(_lines.Count - 1, _row + steps), 0); break;
            case "F": (_row, _column) = (Math.Max(0, _row - steps), 0); break;
            case "G": MoveTo(steps - 1); break;
            case "K": EraseLine(number); break;
            case "J": EraseScreen(number); break;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var row = 0; row < _lines.Count; row++)
        {
            if (row > 0) text.Append('\n');
            Append(text, _lines[row]);
        }

        return text.ToString();
    }

    // The cursor cannot leave the screen.
    private void MoveTo(int column) => _column = Math.Min(column, Math.Max(_lines[_row].Count, Width));

    private void NextLine()
    {
        (_row, _column) = (_row + 1, 0);
        if (_row == _lines.Count) _lines.Add([]);
        if (_lines.Count <= Height) return;
        Append(above, _lines[0]);
        above.Append('\n');
        _lines.RemoveAt(0);
        _row--;
    }

    private void EraseLine(int which)
    {
        var line = _lines[_row];
        if (which == 2) line.Clear();
        else if (which == 1) for (var i = 0; i < Math.Min(_column + 1, line.Count); i++) line[i] = (" ", "");
        else if (which == 0 && _column < line.Count) line.RemoveRange(_column, line.Count - _column);
    }

    private void EraseScreen(int which)
    {
        if (which == 0)
        {
            EraseLine(0);
            _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
        }
        else if (which is 2 or 3)
        {
            above.Clear();
            _lines.Clear();
            _lines.Add([]);
            (_row, _column) = (0, 0);
        }
    }

    private void SetStyle(string sequence, string numbers)
    {
        if (numbers.Trim('0', ';').Length == 0) _style = "";
        else if (numbers.StartsWith("0;", StringComparison.Ordinal) || _style.Length + sequence.Length > LongestStyle) _style = sequence;
        else _style += sequence;
    }

    private static void Append(StringBuilder text, List<(string Text, string Style)> line)
    {
        var style = "";
        foreach (var character in line)
        {
            if (character.Style != style) text.Append(style.Length > 0 ? "\e[0m" : "").Append(character.Style);
            text.Append(character.Text);
            style = character.Style;
        }

        if (style.Length > 0) text.Append("\e[0m");
    }

    // A control sequence, a string such as the title of a window, or a single character.
    [GeneratedRegex(@"\G\x1b(\[(?<numbers>[0-9;:?<=>]*)[ -/]*(?<order>[@-~])|[\]PX^_][^\x07\x1b]*(\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"\G\x1b(\[[0-9;:?<=>]{0,100}[ -/]{0,9}|[\]PX^_][^\x07\x1b]{0,1000}\x1b?|[ -/]{0,9})\z")]
    private static partial Regex Unfinished();
}
