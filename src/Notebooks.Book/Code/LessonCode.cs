using Microsoft.CodeAnalysis;
using Notebooks.Compiling;
using Notebooks.Planning;
using Notebooks.Workspaces;

namespace Notebooks.Book.Code;

/// <summary>The cells of one lesson as a chain of Roslyn's projects: a name means here what it means when the lesson runs.</summary>
internal sealed class LessonCode
{
    private readonly SubmissionWorkspace _workspace = new(DocumentationMode.None);
    private readonly Plan _plan;
    private readonly string _packageFolder;
    private readonly List<string> _texts = [];
    private Project? _last;
    private MetadataReference[] _references = FrameworkReferences.All;

    /// <param name="plan">The lesson, unsolved: the page shows what its author wrote.</param>
    /// <param name="cacheFolder">Where a run keeps the packages it has restored.</param>
    public LessonCode(Plan plan, string? cacheFolder) =>
        (_plan, _packageFolder) = (plan, CachePaths.In(cacheFolder).Packages);

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
        return _workspace.Add(previous, submission, _plan.Folder, resolver, _references);
    }
}
