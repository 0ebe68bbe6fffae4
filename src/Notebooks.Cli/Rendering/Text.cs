using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>How small things are written everywhere.</summary>
internal static class Text
{
    public static string Seconds(double milliseconds) => $"{milliseconds / 1000:0.00} s";

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    public static string FirstLine(string text) => Printable(Lines(text)[0]);

    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public static string Mark(Verdict verdict, Paint paint) => verdict switch
    {
        Verdict.Passed => paint.Good("✔"),
        Verdict.Failed => paint.Bad("✘"),
        _ => paint.Faint("-"),
    };

    /// <summary>A notebook's text must not move the cursor or recolour the terminal that shows the report.</summary>
    public static string Printable(string text) => OutputText.Printable(text);
}
