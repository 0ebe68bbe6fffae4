using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Writes times, counts and lines of text in the same way everywhere.</summary>
internal static class Text
{
    public static string Seconds(double milliseconds) => $"{milliseconds / 1000:0.00} s";

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>A number of things, with the total when the number is smaller.</summary>
    public static string Of(int count, int all) => count < all ? $"{count} of {all}" : $"{count}";

    public static string FirstLine(string text) => Printable(Lines(text)[0]);

    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public static string Mark(Verdict verdict, Paint paint) => verdict switch
    {
        Verdict.Passed => paint.Good("✔"),
        Verdict.Failed => paint.Bad("✘"),
        _ => paint.Faint("-"),
    };

    /// <summary>A notebook's text must not move the cursor or recolour the terminal that shows the report.</summary>
    public static string Printable(string text)
    {
        var printable = OutputText.Printable(text);
        return printable.Any(TurnsText) ? string.Concat(printable.Select(c => TurnsText(c) ? '·' : c)) : printable;
    }

    // Some line ends and changes of text direction are no control characters in Unicode. They can make a name look like
    // another one.
    private static bool TurnsText(char c) => c is >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
