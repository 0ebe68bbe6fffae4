using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Requests and results as bytes, for the compiler worker and for the cache. By hand for the reason given in the host's Wire.</summary>
internal static class CompileWire
{
    public static void Write(BinaryWriter to, CompileRequest request)
    {
        to.Write(request.Folder);
        to.Write(request.PackageFolder);
        WriteAll(to, request.Chain, keyed =>
        {
            to.Write(keyed.Key);
            to.Write(keyed.Submission.Document);
            to.Write(keyed.Submission.ScriptClass);
            to.Write(keyed.Submission.Text);
        });
    }

    // Where a submission was imported from is nothing to the compiler.
    public static CompileRequest ReadRequest(BinaryReader from) => new(
        from.ReadString(),
        from.ReadString(),
        ReadAll(from, () => new KeyedSubmission(from.ReadString(), new Submission(from.ReadString(), from.ReadString(), from.ReadString(), null))));

    public static void Write(BinaryWriter to, CompiledSubmission result)
    {
        to.Write(result.Succeeded);
        to.Write(result.Assembly.Length);
        to.Write(result.Assembly);
        to.Write(result.HasValue);
        WriteAll(to, result.Diagnostics, diagnostic =>
        {
            to.Write(diagnostic.Code);
            to.Write(diagnostic.IsError);
            to.Write(diagnostic.Message);
            to.Write(diagnostic.Document ?? "");
            to.Write(diagnostic.Line);
            to.Write(diagnostic.Column);
        });
        WriteAll(to, result.References, to.Write);
        WriteAll(to, result.Files, file =>
        {
            to.Write(file.Path);
            to.Write(file.Hash);
        });
        to.Write(result.Milliseconds);
    }

    public static CompiledSubmission ReadResult(BinaryReader from) => new(
        from.ReadBoolean(),
        from.ReadBytes(from.ReadInt32()),
        from.ReadBoolean(),
        ReadAll(from, () => new Diagnostic(
            from.ReadString(), from.ReadBoolean(), from.ReadString(), from.ReadString() is { Length: > 0 } document ? document : null, from.ReadInt32(), from.ReadInt32())),
        ReadAll(from, from.ReadString),
        ReadAll(from, () => new FileHash(from.ReadString(), from.ReadString())),
        from.ReadDouble());

    private static void WriteAll<T>(BinaryWriter to, T[] items, Action<T> write) where T : class
    {
        to.Write(items.Length);
        foreach (var item in items) write(item);
    }

    private static T[] ReadAll<T>(BinaryReader from, Func<T> read) where T : class
    {
        var items = new T[from.ReadInt32()];
        for (var i = 0; i < items.Length; i++) items[i] = read();
        return items;
    }
}
