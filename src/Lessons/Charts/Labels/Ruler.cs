namespace Lessons.Charts;

/// <summary>
/// How much time a text covers. Nobody knows the page's width when a figure is made, so this is estimated for a narrow page.
/// The browser then leaves out a text that does not fit between the ends it got here.
/// </summary>
internal static class Ruler
{
    // Pixels from the beginning of the time axis to its end, on a page of 600.
    private const double Axis = 420;

    // Of a letter of ten pixels, in a wide font.
    private const double Letter = 6.3;

    // plotly.js keeps three pixels free on either side of a bar's text.
    private const double Padding = 8;

    /// <summary>Milliseconds that a text covers.</summary>
    public static double Length(string text, double span) => ((text.Length * Letter) + Padding) / Axis * span;

    /// <summary>How many letters have room in so many milliseconds.</summary>
    public static int Letters(double length, double span) => span <= 0 ? 0 : (int)(((length / span * Axis) - Padding) / Letter);
}
