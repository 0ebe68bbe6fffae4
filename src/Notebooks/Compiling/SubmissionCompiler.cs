using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Notebooks.Protocol;

namespace Notebooks.Compiling;

/// <summary>Roslyn, thinly driven: script submissions chained one to the other.</summary>
internal sealed class SubmissionCompiler
{
    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.Embedded);

    private const string MissingMetadataFile = "CS0006";

    private readonly MetadataReference[] _framework = FrameworkReferences.All;
    private readonly ChainMemory _chains = new();

    public CompiledSubmission Compile(CompileRequest request)
    {
        var clock = Stopwatch.StartNew();
        var compilation = CompilationOf(request);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream, options: EmitOptions);

        var resolver = (DirectiveResolver)compilation.Options.MetadataReferenceResolver!;
        // What could not be restored is also missing: once is enough.
        Diagnostic[] diagnostics = [.. resolver.Problems, .. Diagnostics(emitted, request.Folder).Where(d => resolver.Problems.Count == 0 || d.Code != MissingMetadataFile)];
        var failed = diagnostics.Any(d => d.IsError);
        if (failed) _chains.Forget(request.Chain[^1].Key);
        // Nothing but usings or comments: nothing is emitted, and there is no error.
        var assembly = emitted.Success ? stream.ToArray() : [];
        return new(
            !failed,
            assembly,
            !failed && LastValue.Exists(compilation),
            KernelUse.In(assembly) || resolver.Companions.Any(PackageExtension.Is),
            diagnostics,
            [.. compilation.DirectiveReferences.Select(r => r.Display).OfType<string>().Concat(resolver.Companions).Distinct()],
            [.. resolver.FilesRead.Concat(((LoadResolver)compilation.Options.SourceReferenceResolver!).FilesRead).Distinct().Select(f => new FileHash(f, Hash.OfFile(f)))],
            clock.Elapsed.TotalMilliseconds);
    }

    private CSharpCompilation CompilationOf(CompileRequest request)
    {
        _chains.MakeRoom(request.Chain.Select(s => s.Key));
        CSharpCompilation? previous = null;
        for (var length = 1; length <= request.Chain.Length; length++)
            previous = _chains.Recall(request.Chain[length - 1].Key) ?? _chains.Remember(request.Chain[length - 1].Key, Create(request, length, previous));
        return previous!;
    }

    private CSharpCompilation Create(CompileRequest request, int length, CSharpCompilation? previous)
    {
        var (key, submission) = request.Chain[length - 1];
        var packages = new PackageReferences(request.PackageFolder, [.. request.Chain.Take(length).Select(s => s.Submission.Text)]);
        var resolver = new DirectiveResolver(request.Folder, submission.Document, packages);
        // `#r` of earlier submissions holds for later ones.
        IEnumerable<MetadataReference> references = previous is null ? _framework : previous.References.Concat(previous.DirectiveReferences);
        return CSharpCompilation.CreateScriptCompilation(
            key,
            CSharpSyntaxTree.ParseText(SourceText.From(submission.Text, Encoding.UTF8), SubmissionOptions.Parse, submission.Document),
            [.. references, .. resolver.Packages],
            SubmissionOptions.Compilation(submission, request.Folder, resolver),
            previous,
            typeof(object));
    }

    private static IEnumerable<Diagnostic> Diagnostics(EmitResult emitted, string folder) =>
        from diagnostic in emitted.Diagnostics
        where diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed
        let position = diagnostic.Location.GetMappedLineSpan()
        let hasPosition = diagnostic.Location.IsInSource
        orderby diagnostic.Severity descending, position.StartLinePosition
        select new Diagnostic(
            diagnostic.Id,
            diagnostic.Severity == DiagnosticSeverity.Error,
            diagnostic.GetMessage(),
            hasPosition ? LoadResolver.Shorten(position.Path, folder) : null,
            hasPosition ? position.StartLinePosition.Line + 1 : 0,
            hasPosition ? position.StartLinePosition.Character + 1 : 0);
}
