namespace Notebooks.Formats.Prose;

/// <summary>A block of Markdown that means something to the engine.</summary>
/// <param name="Line">One-based line on which it begins.</param>
internal abstract record MarkdownBlock(int Line);

/// <summary>A heading.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its Markdown, in one line.</param>
/// <param name="Line">One-based line on which it begins.</param>
internal sealed record MarkdownHeading(int Level, string Text, int Line) : MarkdownBlock(Line);

/// <summary>A fenced block of code.</summary>
/// <param name="Info">The text after the fence.</param>
/// <param name="Line">One-based line of the fence.</param>
internal sealed record MarkdownCode(string Info, int Line) : MarkdownBlock(Line)
{
    /// <summary>Its lines, as far as they have been read.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The first word after the fence.</summary>
    public string Language => Info.Split(' ', '\t')[0];
}
