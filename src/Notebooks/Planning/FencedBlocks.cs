using System.Text.RegularExpressions;

namespace Notebooks.Planning;

/// <summary>Finds fenced code blocks in Markdown.</summary>
internal static partial class FencedBlocks
{
    /// <summary>The contents of ```csharp blocks, each with the one-based line on which it begins.</summary>
    public static IEnumerable<(string Text, int Line)> OfCSharp(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Opening().Match(lines[i]) is not { Success: true } opening) continue;
            var fence = opening.Groups["fence"].Value;
            var end = Array.FindIndex(lines, i + 1, l => l.Trim() is var t && t.StartsWith(fence, StringComparison.Ordinal) && t.Trim(fence[0]).Length == 0);
            if (end < 0) end = lines.Length;
            if (opening.Groups["language"].Value is "csharp" or "cs" or "c#")
                yield return (string.Join('\n', lines[(i + 1)..end]), i + 2);
            i = end;
        }
    }

    [GeneratedRegex(@"^ {0,3}(?<fence>`{3,}|~{3,})\s*(?<language>[^\s`]*)[^`]*$")]
    private static partial Regex Opening();
}
