using System.Security.Cryptography;
using Notebooks.Compiling.Generating;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Compiling;

/// <summary>
/// Compiled submissions, found by the hash of everything that went into them. The folder may be shared by runs, deleted,
/// read-only, full or corrupt at any time. Then a submission is compiled once more. A wrong assembly is never returned.
/// </summary>
/// <param name="folder">Folder of the entries, or null to keep none.</param>
internal sealed class CompileCache(string? folder)
{
    /// <summary>The key of a submission, which is also its assembly's name: equal keys mean equal assemblies.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="notebookFolder">Folder against which its <c>#r</c> and <c>#load</c> resolve.</param>
    /// <param name="previous">Identity of the submission before it, or null for the first.</param>
    public static string KeyOf(Submission submission, string notebookFolder, string? previous)
    {
        // Only lines that name files depend on the notebook's folder. Without such lines, a moved checkout keeps its cache.
        var place = NamesFiles(submission) ? notebookFolder : "";
        return Hash.Of(Toolchain.Fingerprint, submission.Document, submission.ScriptClass, submission.Text, place, previous ?? "")[..40];
    }

    /// <summary>The identity of a submission for those after it. The same text means something else when a file that it reads has changed.</summary>
    public static string IdentityOf(string key, CompiledSubmission compiled) =>
        compiled.Files.Length == 0 ? key : Hash.Of([key, .. compiled.Files.Select(f => f.Hash)]);

    /// <summary>The entry of a key, if it exists, is whole, and its files have not changed. Otherwise null.</summary>
    public CompiledSubmission? Find(string key)
    {
        if (folder is null) return null;
        try
        {
            if (new FileInfo(PathOf(key)).Length > FramedStream.MaxBytes) return null;
            var content = File.ReadAllBytes(PathOf(key));
            if (content.Length <= SHA256.HashSizeInBytes || !content.AsSpan().StartsWith(SHA256.HashData(content.AsSpan(SHA256.HashSizeInBytes)))) return null;
            using var body = new MemoryStream(content, SHA256.HashSizeInBytes, content.Length - SHA256.HashSizeInBytes);
            using var reader = new BinaryReader(body);
            var entry = CompileWire.ReadResult(reader);
            return body.Position == body.Length && IsPlausible(entry) && entry.Files.All(IsUnchanged) ? entry : null;
        }
        catch (Exception)
        {
            // Something is wrong with the entry or with the files it names. Compiling once more is always right.
            return null;
        }
    }

    /// <summary>Keeps an entry if it can be kept.</summary>
    public void Add(string key, Submission submission, CompiledSubmission entry)
    {
        // A failure may come from a missing file, package or generator, which may be there next time. So it is not kept.
        if (folder is null || (!entry.Succeeded && (NamesFiles(submission) || GeneratorFiles.MayBeNeededBy(submission.Text)))) return;
        var path = PathOf(key);
        var temporary = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}";
        try
        {
            OwnFolder.Create(Path.GetDirectoryName(path)!);
            using var body = new MemoryStream();
            using (var writer = new BinaryWriter(body, System.Text.Encoding.UTF8, leaveOpen: true)) CompileWire.Write(writer, entry);
            File.WriteAllBytes(temporary, [.. SHA256.HashData(body.ToArray()), .. body.ToArray()]);
            File.Move(temporary, path, overwrite: true);
        }
        // ArgumentOutOfRangeException means that the file would be too large for the place where it lies.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // A cache that cannot be written costs time, not correctness.
            TryDelete(temporary);
        }
    }

    // A failed entry has an error. A successful entry has an assembly, or nothing to run.
    private static bool IsPlausible(CompiledSubmission entry) =>
        entry.Succeeded ? entry.Assembly is [] or [(byte)'M', (byte)'Z', ..] : entry.Diagnostics.Any(d => d.IsError);

    private static bool NamesFiles(Submission submission) =>
        submission.Text.Contains("#r", StringComparison.Ordinal) || submission.Text.Contains("#load", StringComparison.Ordinal);

    private string PathOf(string key) => Path.Combine(folder!, key[..2], key);

    private static bool IsUnchanged(FileHash file) => File.Exists(file.Path) && (file.Hash.Length == 0 || Hash.OfFile(file.Path) == file.Hash);

    private static void TryDelete(string path)
    {
        try { File.Delete(path); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }
}
