using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Errors;

/// <summary>
/// Finds where a cell calls <c>Environment.Exit</c>, by reading its compiled code. The runtime announces the exit on a
/// thread of its own, where neither the stack nor the flow of the caller is available.
/// </summary>
internal static class ExitCalls
{
    private const byte CallOpcode = 0x28;

    public static IEnumerable<Frame> In(Assembly assembly, byte[] image)
    {
        using var pe = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
        var metadata = pe.GetMetadataReader();
        if (ExitToken(metadata) is not { } exit)
        {
            yield break;
        }

        using var symbols = pe.ReadEmbeddedPortablePdbDebugDirectoryData(
            pe.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        foreach (var method in metadata.MethodDefinitions)
        {
            if (metadata.GetMethodDefinition(method).RelativeVirtualAddress is not 0 and var address
                && OffsetOfCall(pe.GetMethodBody(address).GetILContent(), exit) is { } offset)
            {
                var name = MethodNames.Of(assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(method))!);
                yield return At(symbols.GetMetadataReader(), method, offset, name);
            }
        }
    }

    private static int? ExitToken(MetadataReader metadata)
    {
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (metadata.StringComparer.Equals(member.Name, nameof(Environment.Exit))
                && member.Parent is { Kind: HandleKind.TypeReference } parent
                && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, nameof(Environment)))
            {
                return MetadataTokens.GetToken(handle);
            }
        }

        return null;
    }

    private static int? OffsetOfCall(ImmutableArray<byte> code, int token)
    {
        Span<byte> call = stackalloc byte[1 + sizeof(int)];
        call[0] = CallOpcode;
        BinaryPrimitives.WriteInt32LittleEndian(call[1..], token);
        return code.AsSpan().IndexOf(call) is >= 0 and var offset ? offset : null;
    }

    private static Frame At(MetadataReader symbols, MethodDefinitionHandle method, int offset, string name)
    {
        var point = symbols.GetMethodDebugInformation(method).GetSequencePoints().LastOrDefault(point => !point.IsHidden && point.Offset <= offset);
        return point.Document.IsNil
            ? new(name, Document: null, Line: 0)
            : new(name, symbols.GetString(symbols.GetDocument(point.Document).Name), point.StartLine);
    }
}
