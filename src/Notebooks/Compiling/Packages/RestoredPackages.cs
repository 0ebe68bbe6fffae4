namespace Notebooks.Compiling.Packages;

/// <summary>The result of a restore for this machine. All files are full paths.</summary>
internal sealed record RestoredPackages
{
    /// <summary>Assemblies to compile against. Some packages bring different ones to run.</summary>
    public required IReadOnlyList<string> Compile { get; init; }

    /// <summary>Assemblies to run.</summary>
    public required IReadOnlyList<string> Runtime { get; init; }

    /// <summary>Native libraries.</summary>
    public required IReadOnlyList<string> Native { get; init; }

    /// <summary>Texts in other languages, each in a folder named after its culture.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>Files that the packages bring for notebooks: see <see cref="Protocol.PackageExtension"/>.</summary>
    public required IReadOnlyList<string> Extensions { get; init; }

    /// <summary>Analyzers and source generators for C#, for all versions of the compiler.</summary>
    public required IReadOnlyList<PackageAnalyzer> Analyzers { get; init; }

    /// <summary>Files that a build would copy beside the program.</summary>
    public required IReadOnlyList<ContentFile> Content { get; init; }

    /// <summary>The versions of all packages, by id, in NuGet's spelling.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}
