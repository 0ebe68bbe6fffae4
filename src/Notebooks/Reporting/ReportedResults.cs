using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>Reduces the results of a run to the parts that reports keep.</summary>
public static class ReportedResults
{
    /// <summary>The report about one run of a notebook.</summary>
    /// <param name="result">The result of the run.</param>
    /// <param name="notebook">The notebook, for its headings; null when it could not be read.</param>
    /// <param name="run">Which of several runs it was.</param>
    /// <param name="executed">Where the executed notebook lies below the folder of the report, or null.</param>
    public static ReportedNotebook From(NotebookResult result, Notebook? notebook, int run = 1, string? executed = null)
    {
        var titles = notebook is null ? [] : Headings.Of(notebook);
        return new()
        {
            Path = Slashes(result.Path),
            Title = notebook is null ? null : Headings.TitleOf(notebook),
            Executed = executed is null ? null : Slashes(executed),
            Run = run,
            Verdict = result.Verdict,
            Milliseconds = Round(result.Milliseconds),
            InCellsMilliseconds = Round(result.InCells),
            CellCount = result.CellCount,
            PeakBytes = result.PeakBytes,
            Retried = result.WasRetried,
            Failure = result.Failure is { } failure
                ? new(failure.Kind, failure.Message, Slashes(result.Path), failure.Line, 0, Details(failure))
                : null,
            Remarks = result.Remarks.IsDefault ? [] : result.Remarks,
            Cells = [.. result.Cells.Select(c => From(result.Path, c, titles.ElementAtOrDefault(c.Number - 1)))],
        };
    }

    /// <summary>A notebook that was to be run and was not.</summary>
    /// <param name="path">Its path, as given.</param>
    /// <param name="run">Which of several runs it would have been.</param>
    public static ReportedNotebook NotRun(string path, int run = 1) => new() { Path = Slashes(path), Run = run, Verdict = Verdict.NotRun };

    private static ReportedCell From(string notebook, CellResult cell, string? title) => new()
    {
        Number = cell.Number,
        Title = title,
        Verdict = cell.Verdict,
        Skipped = cell.Skipped.IsEmpty ? null : cell.Skipped,
        Milliseconds = Round(cell.Milliseconds),
        CompileMilliseconds = Round(cell.CompileMilliseconds),
        Compiled = cell.Compiled,
        Failure = cell.Failure is { } failure ? From(notebook, cell, failure) : null,
        Warnings = cell.Warnings,
        Claims = [.. cell.Outputs.OfType<DisplayOutput>().Select(o => ReportedClaim.Read(o.Data)).OfType<ReportedClaim>()],
        Source = cell.Failure is null ? null : cell.ExecutedSource,
        Output = cell.Failure is null ? null : OutputText.Before(cell, cell.Failure),
    };

    private static ReportedFailure From(string notebook, CellResult cell, Failure failure)
    {
        var (file, line) = FailurePlace.Of(notebook, cell, failure);
        return new(failure.Kind, failure.Message, Slashes(file), line, failure.ImportedFile is null ? failure.Line : 0, Details(failure))
        {
            FollowsFrom = failure.FollowsFrom,
            Imported = FailurePlace.IsImported(failure) ? new(ImportedFile.Of(failure.ImportedFile!).Cell, failure.Line, failure.ImportedText ?? "") : null,
        };
    }

    private static IReadOnlyList<string> Details(Failure failure) => failure.Details.IsDefault ? [] : failure.Details;

    private static double Round(double milliseconds) => Math.Round(milliseconds, 1);

    private static string Slashes(string path) => path.Replace('\\', '/');
}
