using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Jupyter.Language;

/// <summary>The cells of a notebook as a chain of Roslyn's projects, so that its language services see what the compiler sees.</summary>
internal sealed class CodeModel
{
    /// <summary>The compiler's own, but with documentation comments read.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Parse, SourceCodeKind.Script);

    private readonly AdhocWorkspace _workspace = new(MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]));
    private readonly List<Link> _links = [];
    private string? _folder;

    /// <summary>Code as a document that comes after all cells of its context.</summary>
    public async Task<Document> DocumentAsync(CodeContext context, string code)
    {
        var before = await ChainAsync(context).ConfigureAwait(false);
        var text = CSharpLines.Of(code);
        return Add(context, before, new Submission("code", "code", text, null)).Document;
    }

    private async Task<Link?> ChainAsync(CodeContext context)
    {
        // Cells only come to the end; another chain means another process of cells, and begins anew.
        var same = _folder == context.Folder ? _links.Zip(context.Submissions).TakeWhile(pair => pair.First.Submission == pair.Second).Count() : 0;
        _links.RemoveRange(same, _links.Count - same);
        _folder = context.Folder;
        foreach (var submission in context.Submissions.Skip(same))
        {
            var link = Add(context, _links.LastOrDefault(), submission);
            var compilation = await link.Document.Project.GetCompilationAsync().ConfigureAwait(false);
            // `#r` of earlier cells holds for later ones.
            _links.Add(link with { References = [.. link.References, .. compilation!.DirectiveReferences] });
        }
        return _links.LastOrDefault();
    }

    private Link Add(CodeContext context, Link? before, Submission submission)
    {
        var packages = new PackageReferences(context.PackageFolder, [.. _links.Select(l => l.Submission.Text), submission.Text]);
        var id = ProjectId.CreateNewId();
        var references = before?.References ?? DocumentedReferences.Framework;
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: submission.ScriptClass,
            usings: Toolchain.Usings,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Annotations,
            metadataReferenceResolver: new DocumentedResolver(new DirectiveResolver(context.Folder, submission.Document, packages)),
            sourceReferenceResolver: new LoadResolver(context.Folder));
        var project = ProjectInfo.Create(
            id, VersionStamp.Default, submission.ScriptClass, $"{submission.ScriptClass}-{_links.Count}", LanguageNames.CSharp,
            compilationOptions: options, parseOptions: ParseOptions, metadataReferences: references,
            projectReferences: before is null ? [] : [new(before.Document.Project.Id)], isSubmission: true);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(id), submission.Document, sourceCodeKind: SourceCodeKind.Script, filePath: submission.Document,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(submission.Text, Encoding.UTF8), VersionStamp.Default)));
        var solution = (before?.Document.Project.Solution ?? _workspace.CurrentSolution).AddProject(project).AddDocument(document);
        return new(submission, solution.GetDocument(document.Id)!, references);
    }

    /// <summary>A cell, and what those after it may use.</summary>
    private sealed record Link(Submission Submission, Document Document, MetadataReference[] References);
}
