using Microsoft.CodeAnalysis;
using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Workspaces.Language;

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
        // Cells are only added at the end. If the chain differs, the host has been replaced. The links after the common part
        // are then made again.
        var same = _folder == context.Folder ? _links.Zip(context.Submissions).TakeWhile(pair => pair.First.Submission == pair.Second).Count() : 0;
        // A reader may go back to an earlier cell and come again: the later links stay until one of them differs.
        if (same == context.Submissions.Length) return same == 0 ? null : _links[same - 1];
        _links.RemoveRange(same, _links.Count - same);
        _folder = context.Folder;
        foreach (var submission in context.Submissions.Skip(same))
        {
            var link = Add(context, _links.LastOrDefault(), submission);
            // Bound one after the other: a thousand cells that are bound at once are a thousand calls within each other.
            await link.Document.Project.GetCompilationAsync().ConfigureAwait(false);
            _links.Add(link);
        }
        return _links.LastOrDefault();
    }

    private Link Add(CodeContext context, Link? before, Submission submission)
    {
        var chain = before?.References.Then() ?? ReferenceChain.Start(context.Folder, context.PackageFolder, DocumentedReferences.Framework, DocumentedReferences.Of);
        var link = chain.Next(submission);
        return new(submission, _workspace.Add(before?.Document.Project, submission, context.Folder, link.Resolver, link.References), link);
    }

    /// <summary>A cell, and the references that later cells may use.</summary>
    private sealed record Link(Submission Submission, Document Document, ReferenceChain.Link References);
}
