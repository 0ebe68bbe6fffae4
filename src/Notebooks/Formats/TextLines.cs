namespace Notebooks.Formats;

/// <summary>Text as lines.</summary>
internal static class TextLines
{
    /// <summary>The lines of a text, without their ends and without a last empty one.</summary>
    /// <param name="text">The text, with line ends of any system.</param>
    public static string[] Of(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
