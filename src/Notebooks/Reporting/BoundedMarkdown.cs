namespace Notebooks.Reporting;

/// <summary>
/// Renders Markdown that anybody may have written. The renderer itself refuses text that nests too deep. Some marks cost it
/// the square of their number, so text with too many of them is not rendered.
/// </summary>
internal static class BoundedMarkdown
{
    // The renderer takes a second at most for so many marks. A table of a thousand links has a tenth of them.
    private const int MostMarks = 10_000;

    // Each level of a list is a few blanks deep. Each line costs time for all levels above it.
    private const int DeepestIndentation = 500;

    private const string Marks = "[*_~^!@:";

    /// <summary>Renders Markdown.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="render">Renders the text.</param>
    /// <returns>The rendered text, or null when it cannot be rendered.</returns>
    public static async Task<string?> TryAsync(string markdown, Func<Task<string>> render)
    {
        if (!IsBounded(markdown)) return null;
        try
        {
            return await render().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whatever the renderer could not do with the text, the caller can still show it as it is.
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
