using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Notebooks.Compiling.Errors;
using Notebooks.Compiling.Generating;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Compiling;

/// <summary>Compiles script submissions with Roslyn, each chained to the one before it.</summary>
internal sealed class SubmissionCompiler
{
    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.Embedded);

    private const string MissingMetadataFile = "CS0006";

    private readonly MetadataReference[] _framework = FrameworkReferences.All;
    private readonly ChainMemory _chains = new();

    public CompiledSubmission Compile(CompileRequest request)
    {
        var clock = Stopwatch.StartNew();
        var bound = Bind(request);
        using var stream = new MemoryStream();
        var emitted = bound.Compilation.Emit(stream, options: EmitOptions);
        if (WithoutPackages(bound, emitted) is { } without)
        {
            bound = _chains.Remember(request.Chain[^1].Key, without);
            stream.SetLength(0);
            emitted = bound.Compilation.Emit(stream, options: EmitOptions);
        }

        var (compilation, references, generated) = bound;
        var resolver = references.Resolver;
        // A package that could not be restored is also reported as a missing file. One error is enough.
        Diagnostic[] diagnostics = [.. resolver.Problems, .. Notes(generated, request), .. Diagnostics(compilation, emitted, generated, request.Folder).Where(d => !resolver.Problems.Any(p => p.IsError) || d.Code != MissingMetadataFile)];
        diagnostics = MissingFiles.Alone(diagnostics, request.Folder);
        var failed = diagnostics.Any(d => d.IsError);
        if (failed) _chains.Forget(request.Chain[^1].Key);
        // For a text of usings or comments alone, Roslyn emits nothing and reports no error.
        var assembly = emitted.Success ? stream.ToArray() : [];
        return new(
            !failed,
            assembly,
            !failed && LastValue.Exists(compilation),
            KernelUse.In(assembly) || resolver.Companions.Any(PackageExtension.Is),
            diagnostics,
            [.. compilation.DirectiveReferences.Select(r => r.Display).OfType<string>().Except(resolver.OnlyToCompile).Concat(resolver.Companions).Distinct()],
            [.. resolver.FilesRead.Concat(bound.Loaded).Concat(generated?.Files ?? []).Distinct().Select(f => new FileHash(f, Hash.OfFile(f))),
                .. resolver.Companions.Except(resolver.FilesRead).Select(f => new FileHash(f, ""))],
            clock.Elapsed.TotalMilliseconds);
    }

    private BoundSubmission Bind(CompileRequest request)
    {
        _chains.MakeRoom(request.Chain.Select(s => s.Key));
        BoundSubmission? bound = null;
        foreach (var (key, submission) in request.Chain)
            bound = _chains.Recall(key) ?? _chains.Remember(key, Create(request, key, submission, bound));
        return bound!;
    }

    private BoundSubmission Create(CompileRequest request, string key, Submission submission, BoundSubmission? previous)
    {
        var chain = previous?.References.Then() ?? ReferenceChain.Start(request.Folder, request.PackageFolder, _framework);
        var link = chain.Next(submission);
        var compilation = CSharpCompilation.CreateScriptCompilation(
            key,
            SubmissionTree.Parse(submission),
            link.References,
            SubmissionOptions.Compilation(submission, request.Folder, link.Resolver),
            previous?.Compilation,
            typeof(object));
        if (link.Resolver.Analyzers is { Count: > 0 } analyzers) link.Resolver.Problems.AddRange(PackageGenerators.Unloadable(analyzers).Select(note => Note(note, submission.Document)));
        var generated = GeneratorRun.Of(compilation, link.Analyzers);
        return new(generated?.Compilation ?? compilation, link, generated) { Original = compilation };
    }

    // What a generator of a package writes is not always possible in a cell. When nothing else is wrong, the cell is compiled without it.
    private static BoundSubmission? WithoutPackages(BoundSubmission bound, EmitResult emitted)
    {
        if (emitted.Success || bound.Generated is not { Packages.Length: > 0 } generated) return null;
        Microsoft.CodeAnalysis.Diagnostic[] errors = [.. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (!errors.All(generated.Contains)) return null;
        var original = bound.Original;
        var run = GeneratorRun.Of(original, []) ?? new(original, default, [], [], [], []);
        var note = $"What the source generators of {string.Join(", ", generated.Packages)} have written cannot stand in a cell, and is left out: {errors[0].GetMessage()}";
        return bound with { Compilation = run.Compilation, Generated = run with { Files = generated.Files, Notes = [.. generated.Notes, note] } };
    }

    private static IEnumerable<Diagnostic> Notes(GeneratorRun? generated, CompileRequest request) =>
        (generated?.Notes ?? []).Select(note => Note(note, request.Chain[^1].Submission.Document));

    private static Diagnostic Note(string message, string document) => new(GeneratorRun.NoteCode, false, message, document, 1, 1);

    private static IEnumerable<Diagnostic> Diagnostics(CSharpCompilation compilation, EmitResult emitted, GeneratorRun? generated, string folder)
    {
        var words = new ErrorWords(compilation, emitted.Diagnostics);
        // Messages about generated code do not help the author, except when nothing else says what is wrong.
        var isAboutText = emitted.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && generated?.Contains(d) != true);
        return from diagnostic in emitted.Diagnostics.Concat(generated?.Diagnostics ?? [])
               where diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed
               where generated?.Contains(diagnostic) != true || diagnostic.Severity == DiagnosticSeverity.Error && !isAboutText
               let message = words.Of(diagnostic)
               where message is not null
               let position = diagnostic.Location.GetMappedLineSpan()
               let hasPosition = diagnostic.Location.Kind is LocationKind.SourceFile or LocationKind.ExternalFile
               orderby diagnostic.Severity descending, position.StartLinePosition
               select new Diagnostic(
                   diagnostic.Id,
                   diagnostic.Severity == DiagnosticSeverity.Error,
                   message,
                   hasPosition ? LoadResolver.Shorten(position.Path, folder) : null,
                   hasPosition ? position.StartLinePosition.Line + 1 : 0,
                   hasPosition ? position.StartLinePosition.Character + 1 : 0);
    }
}
