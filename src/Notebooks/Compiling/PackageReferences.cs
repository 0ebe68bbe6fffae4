using System.Text.RegularExpressions;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>The packages named by <c>#r "nuget: …"</c> in a chain of submissions, restored together so that their versions agree.</summary>
/// <param name="folder">Where restored sets of packages are remembered.</param>
/// <param name="texts">Texts of the submissions, first to last.</param>
internal sealed partial class PackageReferences(string folder, IReadOnlyList<string> texts)
{
    private readonly string[] _sources = [.. texts.SelectMany(PackageSources.In).Distinct()];
    private readonly Package[] _packages = [.. texts.SelectMany(t => Directive().Matches(t)).Select(Package.Of).Distinct()];

    /// <summary>Whether the last text names a package.</summary>
    public bool NamedLast => Directive().IsMatch(texts[^1]);

    /// <summary>One-based line of the first such directive in the last text.</summary>
    public int Line => texts[^1].AsSpan(0, Directive().Match(texts[^1]).Groups["id"].Index).Count('\n') + 1;

    /// <summary>Files of all packages and of what they depend on.</summary>
    /// <exception cref="PackageException">A package cannot be had.</exception>
    public RestoredPackages Restore() => new PackageProject(folder, _packages, _sources).Restore();

    [GeneratedRegex("""^[ \t]*#r[ \t]+"nuget:\s*(?<id>[^",\s]+)\s*(,\s*(?<version>[^"\s]+)\s*)?"\s*$""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Directive();
}

/// <summary>A package and the version asked for; <c>*</c> is the newest.</summary>
internal sealed record Package(string Id, string Version)
{
    public static Package Of(Match directive) =>
        new(directive.Groups["id"].Value, directive.Groups["version"] is { Success: true, Value: var version } ? version : "*");
}
