namespace Notebooks.Cli.Rendering;

/// <summary>A cell's source for a failure report: all of it when it is short, else the lines around the failing one.</summary>
internal static class SourceExcerpt
{
    private const int Most = 40;
    private const int Around = 10;

    // Whole lines help, but a line of a hundred thousand characters fills the terminal and hides what is said about it.
    private const int MostCharacters = 400;

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
            yield return (number, Short(lines[number - 1]), number == failingLine);
    }

    private static string Short(string line) => line.Length <= MostCharacters ? line : $"{line.AsSpan(0, MostCharacters)}… ({line.Length} characters)";
}
