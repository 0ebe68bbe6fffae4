namespace Notebooks.Cli.Rendering;

/// <summary>A cell's source for a failure report: all of it when it is short, else the lines around the failing one.</summary>
internal static class SourceExcerpt
{
    private const int Most = 40;
    private const int Around = 10;

    public static IEnumerable<(int Number, string Text, bool Failing)> Of(string source, int failingLine)
    {
        var lines = Text.Lines(source);
        var first = 1;
        var last = lines.Length;
        if (last > Most)
        {
            first = Math.Clamp(failingLine - Around, 1, last - 2 * Around);
            last = first + 2 * Around;
        }

        for (var number = first; number <= last; number++)
            yield return (number, lines[number - 1], number == failingLine);
    }
}
