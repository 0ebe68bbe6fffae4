using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>Links of Markdown text.</summary>
internal static partial class Links
{
    /// <summary>Targets of links and pictures that lie in this repository, without their anchors.</summary>
    public static IEnumerable<string> Local(string markdown) =>
        Code().Replace(markdown, "")
            .Split('\n')
            .SelectMany(line => Link().Matches(line))
            .Select(m => m.Groups["target"].Value)
            .Where(target => !target.Contains("://") && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(target => Uri.UnescapeDataString(target.Split('#')[0]));

    /// <summary>Targets that do not exist, seen from <paramref name="folder"/>.</summary>
    public static IEnumerable<string> Broken(string markdown, string folder) =>
        Local(markdown).Where(target => !Path.Exists(Path.GetFullPath(target, folder)));

    // In code, brackets before parentheses are an index and a call.
    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)|(src|href)=""(?<target>[^""]+)""")]
    private static partial Regex Link();
}
