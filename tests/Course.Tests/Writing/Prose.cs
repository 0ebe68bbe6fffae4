using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>What of a Markdown cell is read as sentences.</summary>
internal static partial class Prose
{
    /// <summary>Words outside of headings, tables, code blocks, comments and what a reader has to unfold.</summary>
    public static int Words(string markdown) =>
        NotProse().Replace(markdown, "").Split(null as char[], StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

    [GeneratedRegex(@"<details>.*?</details>|<!--.*?-->|^```.*?^```|^\|[^\n]*|^\#[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NotProse();
}
