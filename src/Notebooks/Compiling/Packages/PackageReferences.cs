using System.Text.RegularExpressions;
using Notebooks.Planning;

namespace Notebooks.Compiling.Packages;

/// <summary>The packages named by <c>#r "nuget: …"</c> in a chain of submissions, restored together so that their versions agree.</summary>
/// <param name="folder">Where restored sets of packages are remembered.</param>
/// <param name="texts">Texts of the submissions, first to last.</param>
internal sealed partial class PackageReferences(string folder, IReadOnlyList<string> texts)
{
    private readonly Package[] _wishes = [.. texts.SelectMany(NamedIn)];

    /// <summary>Whether a text names a package.</summary>
    public static bool AreIn(string text) => NamedIn(text).Any();

    /// <summary>Whether the last text names a package.</summary>
    public bool NamedLast => AreIn(texts[^1]);

    /// <summary>The packages that the last text names, in words.</summary>
    public string Latest => string.Join(", ", NamedIn(texts[^1]).Select(p => p.Id).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>The project to restore.</summary>
    public PackageProject Project => new(folder, [.. _wishes.DistinctBy(p => p.Id, StringComparer.OrdinalIgnoreCase)], [.. texts.SelectMany(PackageSources.In).Distinct()]);

    /// <summary>Files of all packages and of their dependencies. A caller that cannot wait restores them first, with <see cref="PackageSupply"/>.</summary>
    /// <exception cref="PackageException">A package cannot be restored.</exception>
    public RestoredPackages Restore()
    {
        var project = Project;
        if (project.TryRead() is not { } restored)
        {
            PackageSupply.RestoreAsync(project, RestoreLimit.Usual, CancellationToken.None).GetAwaiter().GetResult();
            restored = project.Read();
        }
        return restored;
    }

    /// <summary>Refuses a version that is asked for when another one has been taken.</summary>
    /// <exception cref="PackageException">Another version of a package has been taken.</exception>
    public void RequireOneVersion(RestoredPackages restored)
    {
        foreach (var wish in NamedIn(texts[^1]))
        {
            var first = _wishes.First(wish.IsSameAs);
            if (wish.Version == first.Version || !restored.Versions.TryGetValue(wish.Id, out var taken) || new VersionWish(wish.Version).IsMetBy(taken)) continue;
            throw new PackageException("NU1107", $"{wish} cannot be had: {first.Id} {taken} was taken before, for #r \"nuget: {first.Id}{(first.Version == "*" ? "" : $", {first.Version}")}\", and a notebook has one version of a package. Name the version where the package is named first.", wish.Id);
        }
    }

    /// <summary>Says which packages of the last text came in another version than the one asked for.</summary>
    public IEnumerable<(string Code, string Message, int Line)> Notes(RestoredPackages restored) =>
        from wish in NamedIn(texts[^1])
        where new VersionWish(wish.Version).IsExact && restored.Versions.TryGetValue(wish.Id, out var taken) && !VersionWish.IsSame(wish.Version, taken)
        select ("NU1603", $"{wish} cannot be had: {restored.Versions[wish.Id]} was restored instead. Name that version, or one that there is.", LineOf(wish.Id));

    /// <summary>One-based line on which the last text names a package, or the first line on which it names any package.</summary>
    /// <param name="id">The package, or null.</param>
    public int LineOf(string? id)
    {
        var matches = Directive().Matches(texts[^1]);
        var match = matches.FirstOrDefault(m => m.Groups["id"].Value.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? matches.FirstOrDefault();
        return match is null ? 1 : texts[^1].AsSpan(0, match.Groups["id"].Index).Count('\n') + 1;
    }

    /// <summary>One-based line on which something stands in the last text.</summary>
    public int LineOfText(string text) => texts[^1].AsSpan(0, Math.Max(0, texts[^1].IndexOf(text, StringComparison.Ordinal))).Count('\n') + 1;

    /// <summary>Whether the text between the quotes of a directive names one of these packages.</summary>
    public bool Include(string reference) =>
        Directive().Match($"#r \"{reference}\"") is { Success: true } match && _wishes.Any(Package.Of(match).IsSameAs);

    private static IEnumerable<Package> NamedIn(string text) =>
        // Most texts name no package. A plain search finds that out without a regular expression.
        text.Contains("nuget:", StringComparison.OrdinalIgnoreCase) ? Directive().Matches(text).Select(Package.Of) : [];

    [GeneratedRegex("""^[ \t]*#[ \t]*r[ \t]+"nuget:[ \t]*(?<id>[^",\s]+)[ \t]*(,(?<version>[^"\r\n]*))?"[ \t]*(//[^\r\n]*)?\r?$""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Directive();
}
