using Notebooks.Formats.Prose;

namespace Notebooks.Planning;

/// <summary>Finds fenced code blocks in Markdown.</summary>
internal static class FencedBlocks
{
    /// <summary>The contents of ```csharp blocks, each with the one-based line on which it begins.</summary>
    public static IEnumerable<(string Text, int Line)> OfCSharp(string markdown) =>
        from code in MarkdownReader.Of(markdown).OfType<MarkdownCode>()
        where code.Language is "csharp" or "cs" or "c#"
        select (string.Join('\n', code.Lines), code.Line + 1);
}
