using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Book.Code;

/// <summary>The cells of one lesson as a chain of Roslyn's projects: a name means here what it means when the lesson runs.</summary>
internal sealed class LessonCode
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    // Composing Roslyn's services takes a second: once is enough.
    private static readonly MefHostServices Services = MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]);

    private readonly AdhocWorkspace _workspace = new(Services);
    private readonly Plan _plan;
    private readonly string _packageFolder;
    private readonly List<string> _texts = [];
    private Project? _last;
    private MetadataReference[] _references = FrameworkReferences.All;

    /// <param name="plan">The lesson, unsolved: the page shows what its author wrote.</param>
    /// <param name="cacheFolder">Where a run keeps the packages it has restored.</param>
    public LessonCode(Plan plan, string? cacheFolder) =>
        (_plan, _packageFolder) = (plan, Path.Combine(cacheFolder ?? Path.Combine(Path.GetTempPath(), "interleave"), "packages"));

    /// <summary>The next cell of the lesson; the cells before it have been asked for.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="source">Its text.</param>
    /// <returns>Its lines, coloured.</returns>
    public async Task<IReadOnlyList<CodeLine>> CellAsync(int number, string source)
    {
        Document? own = null;
        foreach (var submission in _plan.Cells.FirstOrDefault(c => c.Number == number)?.Steps.OfType<Submission>() ?? [])
        {
            var document = Add(submission, _last);
            _last = document.Project;
            _texts.Add(submission.Text);
            // `#r` of earlier cells holds for later ones.
            if (submission.Text.Contains("#r", StringComparison.Ordinal) && await _last.GetCompilationAsync().ConfigureAwait(false) is { } compilation)
                _references = [.. _references, .. compilation.DirectiveReferences];
            if (submission.ImportedFile is null) own = document;
        }

        return await CodeLines.OfAsync(own, source).ConfigureAwait(false);
    }

    /// <summary>A piece of code in prose, which may use what the cells so far have made, and which no cell sees.</summary>
    public Task<IReadOnlyList<CodeLine>> FragmentAsync(string source) =>
        CodeLines.OfAsync(Add(new("fragment", "fragment", source, null), _last), source);

    private Document Add(Submission submission, Project? previous)
    {
        var resolver = new DirectiveResolver(_plan.Folder, submission.Document, new PackageReferences(_packageFolder, [.. _texts, submission.Text]));
        _references = [.. _references, .. resolver.Packages];
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: submission.ScriptClass,
            usings: Toolchain.Usings,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Annotations,
            metadataReferenceResolver: resolver,
            sourceReferenceResolver: new LoadResolver(_plan.Folder));
        var id = ProjectId.CreateNewId();
        var project = ProjectInfo.Create(
            id, VersionStamp.Default, submission.ScriptClass, $"{submission.ScriptClass}-{_texts.Count}", LanguageNames.CSharp,
            compilationOptions: options, parseOptions: ParseOptions, metadataReferences: _references,
            projectReferences: previous is null ? [] : [new(previous.Id)], isSubmission: true);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(id), submission.Document, sourceCodeKind: SourceCodeKind.Script, filePath: submission.Document,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(submission.Text, Encoding.UTF8), VersionStamp.Default)));
        return (previous?.Solution ?? _workspace.CurrentSolution).AddProject(project).AddDocument(document).GetDocument(document.Id)!;
    }
}
