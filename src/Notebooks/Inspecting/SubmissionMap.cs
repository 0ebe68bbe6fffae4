using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Notebooks.Protocol;
using Notebooks.Planning;

namespace Notebooks.Inspecting;

/// <summary>Maps what was seen in a host to the lines of the cells that ran there.</summary>
internal sealed class SubmissionMap
{
    // This information of a Portable PDB says at which offsets each await of a method suspends and resumes it.
    private static readonly Guid AwaitOffsets = new("54FD2AC5-E925-401A-9C2A-F94F171072F8");

    private readonly Dictionary<string, Known> _known = [];

    /// <summary>Remembers a submission that is about to run.</summary>
    public void Add(int cell, Submission submission, byte[] assembly) => _known[submission.ScriptClass] = new(cell, assembly);

    /// <summary>The cell whose text, or whose import, a type was made from; 0 for all other types.</summary>
    public int CellOf(string type) => Find(type)?.Cell ?? 0;

    /// <summary>A frame with the names and the line that its author knows.</summary>
    public Frame FrameOf(SeenFrame seen) => Frame(seen.Type, seen.Method, seen.Token, (_, _) => seen.Offset);

    /// <summary>Where an operation is suspended.</summary>
    public Frame FrameOf(SeenOperation seen) => Frame(seen.Type, "MoveNext", seen.Token, (symbols, method) => OffsetOfAwait(symbols, method, seen.State));

    private Frame Frame(string type, string method, int token, Func<MetadataReader, MethodDefinitionHandle, int> offset)
    {
        var name = SeenNames.MethodOf(type, method, isCell: Find(type) is not null);
        if (Find(type) is not { } known || token == 0) return new(name, null, 0);
        using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(known.Assembly));
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(
            image.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var symbols = provider.GetMetadataReader();
        var handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(token);
        var points = symbols.GetMethodDebugInformation(handle).GetSequencePoints().Where(p => !p.IsHidden).ToArray();
        if (points.Length == 0) return new(name, null, 0);
        var at = offset(symbols, handle);
        var point = points.LastOrDefault(p => p.Offset <= at, points[0]);
        return new(name, symbols.GetString(symbols.GetDocument(point.Document).Name), point.StartLine);
    }

    private static int OffsetOfAwait(MetadataReader symbols, MethodDefinitionHandle method, int state)
    {
        foreach (var handle in symbols.GetCustomDebugInformation(method))
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != AwaitOffsets) continue;
            var blob = symbols.GetBlobReader(information.Value);
            blob.ReadUInt32();
            for (var index = 0; blob.RemainingBytes > 0; index++)
            {
                var (leaves, _, _) = (blob.ReadUInt32(), blob.ReadUInt32(), blob.ReadCompressedInteger());
                if (index == state) return (int)leaves;
            }
        }

        return -1;
    }

    private Known? Find(string type) => _known.GetValueOrDefault(type.IndexOf('+') is > 0 and var nested ? type[..nested] : type);

    private sealed record Known(int Cell, byte[] Assembly);
}
