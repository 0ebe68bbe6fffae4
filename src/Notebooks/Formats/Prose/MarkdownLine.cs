namespace Notebooks.Formats.Prose;

/// <summary>A line of Markdown that is read from left to right, in columns: a tab reaches to the next multiple of four.</summary>
internal sealed class MarkdownLine(string text)
{
    private const int TabStop = 4;

    private int _index;
    private int _column;

    // What is left of a tab of which some columns were taken.
    private int _pending;

    /// <summary>Blank columns before what comes next.</summary>
    public int Indent
    {
        get
        {
            var (index, column) = (_index, _column + _pending);
            for (; index < text.Length && text[index] is ' ' or '\t'; index++) column = After(text[index], column);
            return column - _column;
        }
    }

    /// <summary>Whether nothing but blanks is left.</summary>
    public bool IsBlank => text.AsSpan(_index).Trim(" \t").IsEmpty;

    /// <summary>What is left, without the blanks before it.</summary>
    public ReadOnlySpan<char> Next => text.AsSpan(_index).TrimStart(" \t");

    /// <summary>What is left.</summary>
    public string Rest => new string(' ', _pending) + text[_index..];

    /// <summary>Goes past blanks.</summary>
    /// <param name="columns">How many columns of them, at most.</param>
    public void SkipBlanks(int columns = int.MaxValue)
    {
        while (columns > 0)
        {
            if (_pending == 0)
            {
                if (_index >= text.Length || text[_index] is not (' ' or '\t')) return;
                _pending = After(text[_index++], _column) - _column;
            }
            var taken = Math.Min(columns, _pending);
            (_pending, _column, columns) = (_pending - taken, _column + taken, columns - taken);
        }
    }

    /// <summary>Goes past blanks, and past what is not blank after them.</summary>
    /// <param name="length">How many characters that has.</param>
    public void SkipMark(int length)
    {
        SkipBlanks();
        _index += length;
        _column += length;
    }

    private static int After(char blank, int column) => blank == '\t' ? column / TabStop * TabStop + TabStop : column + 1;
}
