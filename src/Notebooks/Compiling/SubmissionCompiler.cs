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
        var (compilation, references, generated) = Bind(request);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream, options: EmitOptions);

        var resolver = references.Resolver;
        // A package that could not be restored is also reported as a missing file. One error is enough.
        Diagnostic[] diagnostics = [.. resolver.Problems, .. Diagnostics(compilation, emitted, generated, request.Folder).Where(d => !resolver.Problems.Any(p => p.IsError) || d.Code != MissingMetadataFile)];
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
            [.. resolver.FilesRead.Concat(((LoadResolver)compilation.Options.SourceReferenceResolver!).FilesRead).Concat(generated?.Files ?? []).Distinct().Select(f => new FileHash(f, Hash.OfFile(f))),
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
        var chain = previous?.References.Then(previous.Compilation.DirectiveReferences) ?? ReferenceChain.Start(request.Folder, request.PackageFolder, _framework);
        var link = chain.Next(submission);
        var compilation = CSharpCompilation.CreateScriptCompilation(
            key,
            SubmissionTree.Parse(submission),
            link.References,
            SubmissionOptions.Compilation(submission, request.Folder, link.Resolver),
            previous?.Compilation,
            typeof(object));
        var generated = GeneratorRun.Of(compilation);
        return new(generated?.Compilation ?? compilation, link, generated);
    }

    private static IEnumerable<Diagnostic> Diagnostics(CSharpCompilation compilation, EmitResult emitted, GeneratorRun? generated, string folder)
    {
        var words = new ErrorWords(compilation, emitted.Diagnostics);
        return from diagnostic in emitted.Diagnostics.Concat(generated?.Diagnostics ?? [])
               where diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && !(diagnostic.Severity == DiagnosticSeverity.Warning && IsIn(generated, diagnostic))
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

    // Warnings about generated code do not help the author.
    private static bool IsIn(GeneratorRun? generated, Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        generated is not null && diagnostic.Location.SourceTree == generated.Compilation.SyntaxTrees[^1] && generated.Span.Contains(diagnostic.Location.SourceSpan);
}
