using System.Text.RegularExpressions;

namespace Notebooks.Publishing.Twins;

/// <summary>Links from one notebook to the next, which have to stay among twins, or among sources.</summary>
internal static partial class TwinLinks
{
    public static string ToTwins(string markdown, string folder) => Rewrite(markdown, folder, ".dib", ".ipynb");

    public static string ToSources(string markdown, string folder) => Rewrite(markdown, folder, ".ipynb", ".dib");

    private static string Rewrite(string markdown, string folder, string from, string to) => LinkOrCode().Replace(markdown, match =>
        match.Groups["name"] is { Success: true, Value: var name } && match.Groups["extension"].Value == from && HasSource(name, folder)
            ? string.Concat(match.Groups["before"].Value, name, to)
            : match.Value);

    // A link to a notebook that has no source, and so no twin, is right as it is.
    private static bool HasSource(string name, string folder) =>
        !name.Contains("://", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, Uri.UnescapeDataString(name) + ".dib"));

    // Code comes first, so that what looks like a link in it is not taken for one. Names are bounded: a text may begin a thousand links and end none.
    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`|(?<before>\]\(<?|\bhref="")(?<name>[^)\s#<>""]{1,300})(?<extension>\.dib|\.ipynb)(?=[)#\s>""])", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex LinkOrCode();
}
