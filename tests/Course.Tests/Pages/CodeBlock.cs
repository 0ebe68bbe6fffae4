using System.Text.RegularExpressions;

namespace Course.Tests.Pages;

/// <summary>A fenced piece of code on a page.</summary>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Source">The code.</param>
/// <param name="Line">The one-based line of the page on which it begins.</param>
internal sealed partial record CodeBlock(string Language, string Source, int Line)
{
    /// <summary>All of a page, in order.</summary>
    public static IReadOnlyList<CodeBlock> Of(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Notebooks, page)).ReplaceLineEndings("\n");
        return [.. Fenced().Matches(text).Select(block => new CodeBlock(block.Groups["language"].Value, block.Groups["code"].Value, text[..block.Index].Count(c => c == '\n') + 2))];
    }

    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {Source}";

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
