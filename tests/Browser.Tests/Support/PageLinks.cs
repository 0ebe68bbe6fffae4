using System.Net;
using System.Text.RegularExpressions;

namespace Browser.Tests;

/// <summary>Links of a page that lead nowhere: to no file, or to no place in it.</summary>
internal static partial class PageLinks
{
    public static IReadOnlyList<string> Broken(string path)
    {
        List<string> broken = [];
        foreach (var link in Targets().Matches(File.ReadAllText(path)).Select(m => WebUtility.HtmlDecode(m.Groups["target"].Value)).Distinct())
        {
            if (link.StartsWith("data:", StringComparison.Ordinal) || link.StartsWith("https://", StringComparison.Ordinal)) continue;
            var parts = link.Split('#', 2);
            var target = parts[0].Length == 0 ? path : Path.GetFullPath(Uri.UnescapeDataString(parts[0]), Path.GetDirectoryName(path)!);
            if (!File.Exists(target) || (parts.Length > 1 && !File.ReadAllText(target).Contains($" id=\"{parts[1]}\""))) broken.Add(link);
        }

        return broken;
    }

    [GeneratedRegex(@"<(a|link|script|img)\b[^>]*?\s(href|src)=""(?<target>[^""]*)""")]
    private static partial Regex Targets();
}
