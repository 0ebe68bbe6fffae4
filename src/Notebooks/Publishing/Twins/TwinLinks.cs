using System.Text.RegularExpressions;

namespace Notebooks.Publishing.Twins;

/// <summary>Rewrites links between notebooks, so that twins link to twins, and sources link to sources.</summary>
internal static partial class TwinLinks
{
    public static string ToTwins(string markdown, string folder) => Rewrite(markdown, folder, ".dib", ".ipynb");

    public static string ToSources(string markdown, string folder) => Rewrite(markdown, folder, ".ipynb", ".dib");

    private static string Rewrite(string markdown, string folder, string from, string to) => LinkOrCode().Replace(markdown, match =>
        match.Groups["name"] is { Success: true, Value: var name } && match.Groups["extension"].Value == from && HasSource(name, folder)
            ? string.Concat(match.Groups["before"].Value, name, to)
            : match.Value);

    // A notebook without a source has no twin, so a link to it stays as it is.
    private static bool HasSource(string name, string folder) =>
        !name.Contains("://", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, Uri.UnescapeDataString(name) + ".dib"));

    // Code comes first in the pattern, so that text in code is not taken for a link. Names have a limited length, because a
    // text may begin a thousand links and end none.
    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`|(?<before>\]\(<?|\bhref="")(?<name>[^)\s#<>""]{1,300})(?<extension>\.dib|\.ipynb)(?=[)#\s>""])", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex LinkOrCode();
}
