using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Notebooks.Compiling.Packages;

namespace Notebooks.Compiling;

/// <summary>Resolves <c>#r</c>: files relative to the notebook's folder, NuGet packages, framework assemblies by name.</summary>
internal sealed class DirectiveResolver : MetadataReferenceResolver
{
    private const string PackagePrefix = "nuget:";
    private const string FrameworkPrefix = "framework:";

    // Stands for a package or a framework of which the host has everything already.
    private static readonly PortableExecutableReference Any = (PortableExecutableReference)FrameworkReferences.All[0];

    private readonly string _folder;
    private readonly string _document;
    private readonly PackageReferences _named;
    private readonly FileReferences _files;
    private readonly Lazy<ImmutableArray<PortableExecutableReference>> _packages;

    /// <param name="folder">The notebook's folder.</param>
    /// <param name="document">The submission's name, for diagnostics.</param>
    /// <param name="packages">The packages named so far.</param>
    /// <param name="files">What the notebook has read already.</param>
    public DirectiveResolver(string folder, string document, PackageReferences packages, FileReferences files)
    {
        (_folder, _document, _named, _files) = (folder, document, packages, files);
        _packages = new(Restore);
    }

    /// <summary>Files the compilation depends on through <c>#r</c>.</summary>
    public ReadFiles FilesRead { get; } = [];

    /// <summary>Files that are not referenced themselves but may have to be loaded: assemblies, native libraries, texts in other languages.</summary>
    public HashSet<string> Companions { get; } = [];

    /// <summary>Assemblies that are for compiling only. A package may bring different ones to run.</summary>
    public HashSet<string> OnlyToCompile { get; } = [];

    /// <summary>Analyzers and source generators of the packages, for this compiler.</summary>
    public IReadOnlyList<PackageAnalyzer> Analyzers { get; private set; } = [];

    /// <summary>Errors about things that <c>#r</c> names and that cannot be found, and notes about what was taken instead.</summary>
    public List<Diagnostic> Problems { get; } = [];

    public override bool ResolveMissingAssemblies => true;

    /// <summary>The assemblies of the packages that the submission names. When they cannot be restored, there are none, and a problem is added.</summary>
    public ImmutableArray<PortableExecutableReference> Packages => _packages.Value;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // Roslyn takes only one assembly for a directive. The compilation gets all assemblies through Packages.
        if (reference.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase)) return OfPackage(reference);
        if (reference.StartsWith(FrameworkPrefix, StringComparison.OrdinalIgnoreCase)) return OfFramework(reference);
        // No file name contains a NUL, and Path.GetFullPath throws for one.
        var path = reference.Contains('\0', StringComparison.Ordinal) ? null : Find(reference, baseFilePath);
        if (path is null) return [];
        FilesRead.Add(path);
        return [_files.Of(path, properties)];
    }

    /// <summary>A library may expose types of its own dependencies, which lie beside it.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (definition.Display is not { } user || OnlyToCompile.Contains(user) || Path.GetDirectoryName(user) is not { Length: > 0 } beside) return null;
        var path = Path.Combine(beside, referenceIdentity.Name + ".dll");
        if (!File.Exists(path)) return null;
        FilesRead.Add(path);
        Companions.Add(path);
        return _files.Of(path);
    }

    private ImmutableArray<PortableExecutableReference> OfPackage(string reference)
    {
        if (!_named.Include(reference))
            return Refuse("NU1101", $"#r \"{reference}\" names no package, such as #r \"nuget: Humanizer, 3.0.10\". In a file that is loaded, #r names no packages: name them in the cell.", _named.LineOfText(reference));
        return Packages is [] && !Problems.Any(p => p.IsError) ? [Any] : [.. Packages.Take(1)];
    }

    private ImmutableArray<PortableExecutableReference> OfFramework(string reference) =>
        FrameworkReferences.Has(reference[FrameworkPrefix.Length..].Split(',')[0].Trim()) ? [Any]
        : Refuse("CS0006", $"#r \"{reference}\": cells run on Microsoft.NETCore.App and Microsoft.AspNetCore.App, and on no other framework.", _named.LineOfText(reference));

    private ImmutableArray<PortableExecutableReference> Refuse(string code, string message, int line)
    {
        Problems.Add(new(code, true, message, _document, line, 1));
        return [];
    }

    private ImmutableArray<PortableExecutableReference> Restore()
    {
        try
        {
            if (!_named.NamedLast) return [];
            var restored = _named.Restore();
            _named.RequireOneVersion(restored);
            Problems.AddRange(_named.Notes(restored).Select(note => new Diagnostic(note.Code, false, note.Message, _document, note.Line, 1)));
            Companions.UnionWith([.. restored.Runtime, .. restored.Extensions, .. restored.Native, .. restored.Resources]);
            OnlyToCompile.UnionWith(restored.Compile.Except(restored.Runtime));
            Analyzers = [.. PackageAnalyzer.For(typeof(Compilation).Assembly.GetName().Version!, restored.Analyzers)];
            // Source generators decide what cells mean. So their content is part of the identity of the cell that names the package.
            foreach (var file in (string[])[.. restored.Compile, .. restored.Extensions, .. Analyzers.Select(file => file.Path)]) FilesRead.Add(file);
            if (restored.Content.Count > 0) Companions.Add(ContentFolder.Fill(Path.Combine(_named.Project.Directory, "content"), restored.Content));
            return [.. restored.Compile.Select(path => _files.Of(path))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse("NU0000", $"{_named.Project.Names} cannot be used: {e.Message} Set NB_CACHE to a folder that you may write.", _named.LineOf(null));
        }
        catch (PackageException e)
        {
            return Refuse(e.Code, e.Message, _named.LineOf(e.Id));
        }
    }

    private string? Find(string reference, string? containingFile)
    {
        // Submissions have no path. Only a file that `#load` brings in has one.
        var beside = containingFile is not null && Path.IsPathRooted(containingFile) ? Path.GetDirectoryName(containingFile)! : _folder;
        var path = Path.GetFullPath(reference, beside);
        return File.Exists(path) ? path : FrameworkReferences.Find(reference);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
