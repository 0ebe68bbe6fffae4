using Microsoft.CodeAnalysis;
using Notebooks.Compiling;
using Notebooks.Planning;
using Notebooks.Workspaces;

namespace Notebooks.Jupyter.Language;

/// <summary>The cells that a notebook has run so far, and the one that is being written.</summary>
internal sealed class CodeModel
{
    private readonly SubmissionWorkspace _workspace = new(DocumentationMode.Parse);
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
        var resolver = new DocumentedResolver(new DirectiveResolver(context.Folder, submission.Document, packages));
        var references = before?.References ?? DocumentedReferences.Framework;
        return new(submission, _workspace.Add(before?.Document.Project, submission, context.Folder, resolver, references), references);
    }

    /// <summary>A cell, and what those after it may use.</summary>
    private sealed record Link(Submission Submission, Document Document, MetadataReference[] References);
}
