using Microsoft.CodeAnalysis;
using Notebooks.Book.Contents;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Workspaces;

namespace Notebooks.Book.Code;

/// <summary>The cells of one lesson as a chain of Roslyn projects. A name has the same meaning as when the lesson runs.</summary>
internal sealed class LessonCode
{
    private readonly SubmissionWorkspace _workspace = new(DocumentationMode.None);
    private readonly Plan _plan;
    private ReferenceChain _references;
    private Project? _last;

    /// <param name="plan">The lesson, unsolved: the page shows what its author wrote.</param>
    /// <param name="cacheFolder">Where a run keeps the packages it has restored.</param>
    public LessonCode(Plan plan, string? cacheFolder) =>
        (_plan, _references) = (plan, ReferenceChain.Start(plan.Folder, CachePaths.In(cacheFolder).Packages, FrameworkReferences.All));

    /// <summary>The code of a page that is no lesson: its pieces may use what the first cell of a lesson imports.</summary>
    public static async Task<LessonCode> ImportAsync(Lesson lesson, string? cacheFolder)
    {
        var code = new LessonCode(Planner.Plan(lesson.Path, lesson.Source, unsolved: true), cacheFolder);
        if (lesson.Source.Cells.Index().FirstOrDefault(cell => cell.Item.Kind == CellKind.Code) is { Item: { } import } first)
            await code.CellAsync(first.Index + 1, import.Source).ConfigureAwait(false);
        return code;
    }

    /// <summary>Colours the next cell of the lesson. The cells before it must have been coloured.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="source">Its text.</param>
    /// <returns>Its lines, coloured.</returns>
    public async Task<IReadOnlyList<CodeLine>> CellAsync(int number, string source)
    {
        Document? own = null;
        foreach (var submission in _plan.Cells.FirstOrDefault(c => c.Number == number)?.Steps.OfType<Submission>() ?? [])
        {
            var (document, link) = Add(submission);
            _last = document.Project;
            _references = link.Then();
            if (submission.ImportedFile is null) own = document;
        }

        return await CodeLines.OfAsync(own, source).ConfigureAwait(false);
    }

    /// <summary>Colours a piece of code in prose. It may use names of the cells so far, but no cell sees its names.</summary>
    public Task<IReadOnlyList<CodeLine>> FragmentAsync(string source) =>
        CodeLines.OfAsync(Add(new("fragment", "fragment", source, null)).Document, source);

    private (Document Document, ReferenceChain.Link Link) Add(Submission submission)
    {
        var link = _references.Next(submission);
        return (_workspace.Add(_last, submission, _plan.Folder, link.Resolver, link.References), link);
    }
}
