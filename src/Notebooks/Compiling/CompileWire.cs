using Notebooks.Protocol;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Requests and results as bytes, for the compiler worker and for the cache. The code is written by hand, like the protocol's Wire: every run reads entries, and a serializer would have to be loaded first.</summary>
internal static class CompileWire
{
    public static void Write(BinaryWriter to, CompileRequest request)
    {
        to.Write(request.Folder);
        to.Write(request.PackageFolder);
        to.WriteAll(request.Chain, keyed =>
        {
            to.Write(keyed.Key);
            to.Write(keyed.Submission.Document);
            to.Write(keyed.Submission.ScriptClass);
            to.Write(keyed.Submission.Text);
        });
    }

    // The compiler does not need the file that a submission was imported from, so null stands for it.
    public static CompileRequest ReadRequest(BinaryReader from) => new(
        from.ReadString(),
        from.ReadString(),
        from.ReadAll(() => new KeyedSubmission(from.ReadString(), new Submission(from.ReadString(), from.ReadString(), from.ReadString(), null))));

    public static void Write(BinaryWriter to, CompiledSubmission result)
    {
        to.Write(result.Succeeded);
        to.WriteArray(result.Assembly);
        to.Write(result.HasValue);
        to.Write(result.NeedsKernels);
        to.WriteAll(result.Diagnostics, diagnostic =>
        {
            to.Write(diagnostic.Code);
            to.Write(diagnostic.IsError);
            to.Write(diagnostic.Message);
            to.Write(diagnostic.Document ?? "");
            to.Write(diagnostic.Line);
            to.Write(diagnostic.Column);
        });
        to.WriteAll(result.References, to.Write);
        to.WriteAll(result.Files, file =>
        {
            to.Write(file.Path);
            to.Write(file.Hash);
        });
        to.Write(result.Milliseconds);
    }

    public static CompiledSubmission ReadResult(BinaryReader from) => new(
        from.ReadBoolean(),
        from.ReadArray(),
        from.ReadBoolean(),
        from.ReadBoolean(),
        from.ReadAll(() => new Diagnostic(
            from.ReadString(), from.ReadBoolean(), from.ReadString(), from.ReadString() is { Length: > 0 } document ? document : null, from.ReadInt32(), from.ReadInt32())),
        from.ReadAll(from.ReadString),
        from.ReadAll(() => new FileHash(from.ReadString(), from.ReadString())),
        from.ReadDouble());
}
