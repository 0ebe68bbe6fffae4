namespace Notebooks.Formats;

/// <summary>
/// Strings and comments of C# that span lines. This is a separate scanner, because reading a notebook must not load the
/// compiler. Its mistakes (quotes inside an interpolation hole of a verbatim string) cost only a wrong warning.
/// </summary>
internal sealed class CSharpText : Enclosure
{
    private const string Comment = "comment", Verbatim = "verbatim string", Raw = "raw string";
    private int _quotes;

    public override void Read(string line, int number)
    {
        if (Open is null && line.AsSpan().TrimStart().StartsWith("#")) return;
        for (var i = 0; i < line.Length;)
            i = Open switch
            {
                Comment => After(line.IndexOf("*/", i, StringComparison.Ordinal), 2, line),
                Verbatim => InVerbatim(line, i),
                Raw => InRaw(line, i),
                _ => InCode(line, i, number),
            };
    }

    private int InCode(string line, int i, int number)
    {
        switch (line[i])
        {
            case '/' when Next(line, i) == '/':
                return line.Length;
            case '/' when Next(line, i) == '*':
                return Begin(Comment, number, i + 2);
            case '\'':
                return SkipLiteral(line, i, '\'');
            case '"' when IsVerbatim(line, i):
                return Begin(Verbatim, number, i + 1);
            case '"' when Run(line, i) is >= 3 and var run:
                _quotes = run;
                return Begin(Raw, number, i + run);
            case '"':
                return SkipLiteral(line, i, '"');
            default:
                return i + 1;
        }
    }

    private int InVerbatim(string line, int i)
    {
        var quote = line.IndexOf('"', i);
        return quote >= 0 && Next(line, quote) == '"' ? quote + 2 : After(quote, 1, line);
    }

    private int InRaw(string line, int i)
    {
        var quote = line.IndexOf('"', i);
        if (quote < 0) return line.Length;
        var run = Run(line, quote);
        return run >= _quotes ? After(quote, run, line) : quote + run;
    }

    private int Begin(string what, int number, int next)
    {
        (Open, Since) = (what, number);
        return next;
    }

    private int After(int end, int length, string line)
    {
        if (end < 0) return line.Length;
        Open = null;
        return end + length;
    }

    private static int SkipLiteral(string line, int i, char quote)
    {
        for (i++; i < line.Length && line[i] != quote; i++)
            if (line[i] == '\\') i++;
        return i + 1;
    }

    private static bool IsVerbatim(string line, int i) =>
        i > 0 && (line[i - 1] == '@' || line[i - 1] == '$' && i > 1 && line[i - 2] == '@');

    private static int Run(string line, int i) => line.AsSpan(i).Length - line.AsSpan(i).TrimStart('"').Length;

    private static char Next(string line, int i) => i + 1 < line.Length ? line[i + 1] : '\0';
}
