using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Workspaces;

/// <summary>
/// The cells of a notebook as a chain of Roslyn projects, one for each submission, so that Roslyn's language services see
/// what the compiler sees. Solutions are immutable, so a chain may be continued from any of its links.
/// </summary>
/// <param name="documentation">Whether documentation comments are read.</param>
internal sealed class SubmissionWorkspace(DocumentationMode documentation)
{
    // Composing Roslyn's services takes a second, so it is done only once.
    private static readonly MefHostServices Services = MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]);

    private readonly AdhocWorkspace _workspace = new(Services);

    /// <summary>The next submission of a chain.</summary>
    /// <param name="previous">The project of the submission before it, if it is not the first.</param>
    /// <param name="submission">Its text and its names.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="resolver">Finds what its <c>#r</c> name.</param>
    /// <param name="references">Further assemblies that it may use.</param>
    public Document Add(Project? previous, Submission submission, string folder, MetadataReferenceResolver resolver, IEnumerable<MetadataReference> references)
    {
        var id = ProjectId.CreateNewId();
        var project = ProjectInfo.Create(
            id, VersionStamp.Default, submission.ScriptClass, $"{submission.ScriptClass}-{id.Id:N}", LanguageNames.CSharp,
            compilationOptions: SubmissionOptions.Compilation(submission, folder, resolver),
            parseOptions: SubmissionOptions.Parse.WithDocumentationMode(documentation),
            metadataReferences: references,
            projectReferences: previous is null ? [] : [new(previous.Id)],
            isSubmission: true);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(id), submission.Document, sourceCodeKind: SourceCodeKind.Script, filePath: submission.Document,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(submission.Text, Encoding.UTF8), VersionStamp.Default)));
        return (previous?.Solution ?? _workspace.CurrentSolution).AddProject(project).AddDocument(document).GetDocument(document.Id)!;
    }
}
