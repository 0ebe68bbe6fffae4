using System.Text.RegularExpressions;

namespace Notebooks.Compiling.Packages;

/// <summary>A package and the version asked for; <c>*</c> is the newest.</summary>
internal sealed record Package(string Id, string Version)
{
    /// <summary>The package that a directive names.</summary>
    /// <param name="directive">A match with the groups <c>id</c> and <c>version</c>.</param>
    public static Package Of(Match directive) =>
        new(directive.Groups["id"].Value, directive.Groups["version"].Value.Trim() is { Length: > 0 } version ? version : "*");

    /// <summary>Whether it is the same package, in any version.</summary>
    public bool IsSameAs(Package other) => Id.Equals(other.Id, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Version == "*" ? Id : $"{Id} {Version}";
}
