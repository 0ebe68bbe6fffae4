using Notebooks.Formats;

namespace Notebooks.Planning;

/// <summary>Plans the cells of a notebook, one after the other.</summary>
/// <param name="folder">Full path of the notebook's folder.</param>
/// <param name="notebook">File name of the notebook.</param>
/// <param name="documents">Names the submissions of the notebook.</param>
/// <param name="skipsForeign">Whether text in languages that this engine does not run is left out.</param>
internal sealed class CellPlanner(string folder, string notebook, DocumentNames documents, bool skipsForeign = false)
{
    private readonly KernelDirectives _kernels = new(documents, new SharedValues());

    /// <summary>Whether cells stay whole, because the host handles their directives itself.</summary>
    public bool KeepsWhole { get; init; }

    /// <summary>Plans a cell of C# that runs as it is written.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="source">Its text.</param>
    public PlannedCell Plan(int number, string source)
    {
        var cell = new Cell { Kind = CellKind.Code, Language = Languages.CSharp, Source = source };
        return Plan(number, cell, source, Markers.Read(source));
    }

    /// <summary>Plans a cell.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cell">The cell as written.</param>
    /// <param name="source">The text that is executed in its place.</param>
    /// <param name="markers">The markers in the comments on its first lines.</param>
    public PlannedCell Plan(int number, Cell cell, string source, Markers markers)
    {
        if (markers.Problem is { } problem) return new(number, cell, source, markers, [new Problem(problem.Message, problem.Line)]);
        if (KeepsWhole) return Whole(number, cell, source, markers);
        var inliner = new Inliner(folder, documents, _kernels, number, skipsForeign);
        return new(number, cell, source, markers, [.. inliner.Inline(source, cell.Language, notebook)]) { IsTimed = inliner.IsTimed, Skipped = [.. inliner.Skipped] };
    }

    private PlannedCell Whole(int number, Cell cell, string source, Markers markers)
    {
        var isOurs = cell.Language == Languages.CSharp || Presentations.MimeTypeOf(cell.Language) is not null;
        if (!isOurs && skipsForeign) return new(number, cell, source, markers, []) { Skipped = [cell.Language] };
        return new(number, cell, source, markers, [isOurs
            ? new WholeCell($"{notebook}#{number}", source, cell.Language)
            : Presentations.Refusal(number, cell.Language, line: 1, importedFile: null)]);
    }

    /// <summary>Plans an expression that is no cell.</summary>
    /// <param name="number">The number of its outputs.</param>
    /// <param name="expression">Its text, in which no directive is obeyed.</param>
    public PlannedCell PlanExpression(int number, string expression)
    {
        var document = $"{notebook}#{number}";
        var cell = new Cell { Kind = CellKind.Code, Language = Languages.CSharp, Source = expression };
        return new(number, cell, expression, new Markers(), [new Submission(document, documents.ClassOf(document), expression, null)]);
    }
}
