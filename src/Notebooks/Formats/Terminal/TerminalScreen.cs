using System.Globalization;
using System.Text;

namespace Notebooks.Formats.Terminal;

/// <summary>The last lines of a terminal, between which its cursor can move. Every character is taken to be one column wide.</summary>
/// <param name="above">The lines that have scrolled off the screen.</param>
internal sealed class TerminalScreen(StringBuilder above)
{
    private const int Height = 100;
    private const int Width = 200;

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
            else if (TerminalSequence.At(text, at) is { } sequence)
            {
                Obey(sequence);
                at += sequence.Text.Length;
            }
            else if (TerminalSequence.IsUnfinished(text, at)) return text[at..];
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
    private void Obey(TerminalSequence sequence)
    {
        var (number, steps) = (sequence.Number, Math.Max(1, sequence.Number));
        switch (sequence.Order)
        {
            case "m": _style = TerminalStyle.After(_style, sequence); break;
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
            TerminalStyle.Append(text, _lines[row]);
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
        TerminalStyle.Append(above, _lines[0]);
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
}
