namespace Notebooks.Reporting;

/// <summary>
/// Markdown that anybody may have written. The renderer refuses by itself what nests deeper than it can follow, and some
/// marks cost it the square of their number: such text is not rendered.
/// </summary>
internal static class BoundedMarkdown
{
    // A second at most; a table of a thousand links has a tenth.
    private const int MostMarks = 10_000;

    // Each level of a list is a few blanks deep, and each line costs all levels above it.
    private const int DeepestIndentation = 500;

    private const string Marks = "[*_~^!@:";

    /// <summary>Renders Markdown.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="render">What renders it.</param>
    /// <returns>What comes of it, or null when it cannot be rendered.</returns>
    public static async Task<string?> TryAsync(string markdown, Func<Task<string>> render)
    {
        if (!IsBounded(markdown)) return null;
        try
        {
            return await render().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whatever the renderer could not do with it: the text can always be shown.
            return null;
        }
    }

    /// <inheritdoc cref="TryAsync"/>
    public static string? Try(string markdown, Func<string> render)
    {
        if (!IsBounded(markdown)) return null;
        try
        {
            return render();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static bool IsBounded(string markdown)
    {
        var text = markdown.AsSpan();
        var marks = 0;
        foreach (var mark in Marks) marks += text.Count(mark);
        if (marks > MostMarks) return false;
        foreach (var line in text.EnumerateLines())
            if (line.IndexOfAnyExcept(' ', '\t', '>') > DeepestIndentation) return false;
        return true;
    }
}
