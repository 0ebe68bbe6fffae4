using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Notebooks.Protocol;

/// <summary>
/// Tells from a compiled submission whether it needs kernels of .NET Interactive, which take long to build. Most cells use
/// only things that need none, such as <c>display</c> or the token of the current context.
/// </summary>
public static class KernelUse
{
    private const string Library = "Microsoft.DotNet.Interactive";

    // These types, namespaces and members work without kernels. A submission that uses anything else of the library gets
    // kernels, so a gap in these lists costs only time.
    private static readonly string[] Types = ["KernelInvocationContext", "KernelInvocationContextExtensions", "PasswordString", "ScriptContent"];
    private static readonly string[] Spaces = [Library + ".Events", Library + ".Commands", Library + ".ValueSharing"];
    private static readonly string[] Members = ["display", "HTML"];

    /// <summary>Whether a submission refers to anything that only works with kernels.</summary>
    /// <param name="assembly">The compiled submission; empty when it has no code.</param>
    public static bool In(byte[] assembly)
    {
        if (assembly is []) return false;
        using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        var metadata = image.GetMetadataReader();
        return metadata.TypeReferences.Any(type => IsOfKernels(metadata, type)) || metadata.MemberReferences.Any(member => IsOfKernels(metadata, member));
    }

    private static bool IsOfKernels(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        if (!IsOfLibrary(metadata, type) || Spaces.Contains(metadata.GetString(type.Namespace))) return false;
        var name = metadata.GetString(type.Name);
        return name != "Kernel" && !Types.Contains(name);
    }

    private static bool IsOfKernels(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        if (member.Parent.Kind != HandleKind.TypeReference) return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        if (!IsOfLibrary(metadata, type)) return false;
        var name = metadata.GetString(member.Name);
        return name == "get_HandlingKernel" || (metadata.StringComparer.Equals(type.Name, "Kernel") && !Members.Contains(name));
    }

    // A nested type is in the same assembly as its container. The container is referred to as well, and is checked.
    private static bool IsOfLibrary(MetadataReader metadata, TypeReference type) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, Library);
}
