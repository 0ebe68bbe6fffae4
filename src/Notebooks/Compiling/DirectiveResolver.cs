using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Notebooks.Compiling;

/// <summary>Resolves <c>#r</c>: files relative to the notebook's folder, NuGet packages, framework assemblies by name.</summary>
internal sealed class DirectiveResolver : MetadataReferenceResolver
{
    private const string PackagePrefix = "nuget:";

    // For a package of which the host has everything already.
    private static readonly PortableExecutableReference Any = (PortableExecutableReference)FrameworkReferences.All[0];

    private readonly string _folder;
    private readonly Lazy<ImmutableArray<PortableExecutableReference>> _packages;

    /// <param name="folder">The notebook's folder.</param>
    /// <param name="document">The submission's name, for what cannot be had.</param>
    /// <param name="packages">The packages named so far.</param>
    public DirectiveResolver(string folder, string document, PackageReferences packages)
    {
        _folder = folder;
        _packages = new(() => Restore(packages, document));
    }

    /// <summary>Files the compilation depends on through <c>#r</c>.</summary>
    public HashSet<string> FilesRead { get; } = [];

    /// <summary>Assemblies that are not referenced themselves but may have to be loaded.</summary>
    public HashSet<string> Companions { get; } = [];

    /// <summary>Why something named by <c>#r</c> cannot be had.</summary>
    public List<Diagnostic> Problems { get; } = [];

    public override bool ResolveMissingAssemblies => true;

    /// <summary>The assemblies of the packages that the submission names; none, and a problem, when they cannot be had.</summary>
    public ImmutableArray<PortableExecutableReference> Packages => _packages.Value;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // Roslyn takes one assembly for a directive, no more: the compilation is given all of them.
        if (reference.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase)) return [.. Packages.DefaultIfEmpty(Problems.Count == 0 ? Any : null).OfType<PortableExecutableReference>().Take(1)];
        // No file has a NUL in its name, and asking for one throws.
        var path = reference.Contains('\0', StringComparison.Ordinal) ? null : Find(reference, baseFilePath);
        if (path is null) return [];
        FilesRead.Add(path);
        return [MetadataReference.CreateFromFile(path, properties)];
    }

    /// <summary>A library may expose types of its own dependencies, which lie beside it.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (definition.Display is not { } user || Path.GetDirectoryName(user) is not { Length: > 0 } beside) return null;
        var path = Path.Combine(beside, referenceIdentity.Name + ".dll");
        if (!File.Exists(path)) return null;
        FilesRead.Add(path);
        Companions.Add(path);
        return MetadataReference.CreateFromFile(path);
    }

    private ImmutableArray<PortableExecutableReference> Restore(PackageReferences packages, string document)
    {
        try
        {
            if (!packages.NamedLast) return [];
            var restored = packages.Restore();
            Companions.UnionWith(restored.Assemblies.Concat(restored.Extensions));
            FilesRead.UnionWith(Companions);
            return [.. restored.Assemblies.Select(path => MetadataReference.CreateFromFile(path))];
        }
        catch (PackageException e)
        {
            Problems.Add(new(e.Code, true, e.Message, document, packages.Line, 1));
            return [];
        }
    }

    private string? Find(string reference, string? containingFile)
    {
        // Submissions have no path of their own; only a file brought in by `#load` does.
        var beside = containingFile is not null && Path.IsPathRooted(containingFile) ? Path.GetDirectoryName(containingFile)! : _folder;
        var path = Path.GetFullPath(reference, beside);
        return File.Exists(path) ? path : FrameworkReferences.Find(reference);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
