using System.Text.RegularExpressions;

namespace Notebooks.Planning;

/// <summary>The lines of <c>#i "nuget: …"</c>, which name places to restore packages from. The compiler does not know this directive, so it gets comments instead.</summary>
internal static partial class PackageSources
{
    // An author is unlikely to write this by accident.
    private const string Mark = "//!#i ";

    /// <summary>Turns such lines into comments.</summary>
    public static string Hide(string text) => text.Contains("#i", StringComparison.Ordinal) ? Directive().Replace(text, $"{Mark}$1") : text;

    /// <summary>The places that a text names, behind the marks.</summary>
    public static IEnumerable<string> In(string hidden) => Hidden().Matches(hidden).Select(match => match.Groups["source"].Value.Trim());

    /// <summary>Whether a text names a package.</summary>
    public static bool NamesPackage(string text) => text.Contains("\"nuget:", StringComparison.OrdinalIgnoreCase) && Package().IsMatch(text);

    [GeneratedRegex("""^[ \t]*#i[ \t]+("nuget:[^"\n]*")[ \t]*$""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Directive();

    [GeneratedRegex("""^//!#i "nuget:(?<source>[^"\n]*)"$""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex("""^[ \t]*#[ \t]*r[ \t]+"nuget:""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Package();
}
