namespace Notebooks.Formats.Prose;

/// <summary>A line of Markdown that is read from left to right, in columns: a tab reaches to the next multiple of four.</summary>
internal sealed class MarkdownLine(string text)
{
    private const int TabStop = 4;

    private int _index;
    private int _column;

    // The columns that are left of a tab that was taken only in part.
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

    /// <summary>The rest of the line, without the blanks before it.</summary>
    public ReadOnlySpan<char> Next => text.AsSpan(_index).TrimStart(" \t");

    /// <summary>The rest of the line.</summary>
    public string Rest => new string(' ', _pending) + text[_index..];

    /// <summary>Skips blanks.</summary>
    /// <param name="columns">The largest number of columns to skip.</param>
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

    /// <summary>Skips blanks, and the mark after them.</summary>
    /// <param name="length">The number of characters of the mark.</param>
    public void SkipMark(int length)
    {
        SkipBlanks();
        _index += length;
        _column += length;
    }

    private static int After(char blank, int column) => blank == '\t' ? column / TabStop * TabStop + TabStop : column + 1;
}
