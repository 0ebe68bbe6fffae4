namespace Notebooks.Formats;

internal static class DibText
{
    /// <summary>Lines end in LF or CRLF; a CR elsewhere is an ordinary character.</summary>
    public static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
            if (lines[i].EndsWith('\r')) lines[i] = lines[i][..^1];
        return lines;
    }

    /// <summary>Narrows a range to leave out the empty lines at both its ends; lines of blanks stay.</summary>
    public static (int From, int To) Trim(string[] lines, int from, int to)
    {
        while (from < to && lines[from].Length == 0) from++;
        while (from < to && lines[to - 1].Length == 0) to--;
        return (from, to);
    }
}
