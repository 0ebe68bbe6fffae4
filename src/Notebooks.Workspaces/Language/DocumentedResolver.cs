using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Notebooks.Compiling;

namespace Notebooks.Workspaces.Language;

/// <summary>Resolves <c>#r</c> as the compiler does, and adds the documentation.</summary>
/// <param name="resolver">Resolves it as the compiler does.</param>
/// <param name="describe">Replaces a reference without documentation by one with documentation.</param>
internal sealed class DocumentedResolver(DirectiveResolver resolver, Func<PortableExecutableReference, PortableExecutableReference> describe) : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => resolver.ResolveMissingAssemblies;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. resolver.ResolveReference(reference, baseFilePath, properties).Select(describe)];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        resolver.ResolveMissingAssembly(definition, referenceIdentity);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
