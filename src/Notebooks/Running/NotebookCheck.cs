using System.Diagnostics;
using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Running;

/// <summary>Compiles a notebook without running it.</summary>
internal sealed class NotebookCheck(Plan plan, CompilerService compilers, Action<RunEvent> report)
{
    public async Task<NotebookResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        report(new NotebookStarted(plan.Path, plan.CellCount) { Document = plan.Notebook });
        var compiler = compilers.Start(plan, cancellationToken);
        List<CellResult> cells = [];
        foreach (var cell in plan.Cells.TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            report(new CellStarted(plan.Path, cell.Number));
            cells.Add(await CheckAsync(cell, compiler).ConfigureAwait(false));
            report(new CellFinished(plan.Path, cells[^1]));
        }
        var result = new NotebookResult
        {
            Path = plan.Path,
            Verdict = cells.Any(c => c.Verdict == Verdict.Failed) ? Verdict.Failed : cells.Count < plan.Cells.Length ? Verdict.NotRun : Verdict.Passed,
            CellCount = plan.CellCount,
            Cells = [.. cells],
            Milliseconds = clock.Elapsed.TotalMilliseconds,
        };
        report(new NotebookFinished(plan.Path, result));
        return result;
    }

    private static async Task<CellResult> CheckAsync(PlannedCell cell, NotebookCompiler compiler)
    {
        Ending ending = new Ending.Completed();
        List<Diagnostic> warnings = [];
        var (milliseconds, count) = (0.0, 0);
        foreach (var step in cell.Steps)
        {
            if (step is Problem problem) ending = new Ending.Impossible(problem);
            if (step is not Submission submission) continue;
            try
            {
                var (compiled, wasCached) = await compiler.ResultOfAsync(submission).ConfigureAwait(false);
                if (!wasCached) (milliseconds, count) = (milliseconds + compiled.Milliseconds, count + 1);
                warnings.AddRange(compiled.Diagnostics.Where(d => !d.IsError));
                if (!compiled.Succeeded) ending = new Ending.Refused(submission, compiled.Diagnostics);
            }
            catch (CompilerDiedException e)
            {
                ending = new Ending.CompilerGone(e.Message);
            }
            if (ending is not Ending.Completed) break;
        }

        CellWarning[] reported = [.. warnings.Select(w => new CellWarning(w.Code, w.Message, w.Line))];
        // What a cell throws shows only when it runs.
        var failure = (cell, ending) switch
        {
            ({ Markers.Expectation: ExpectedException } or { MustFail: true }, Ending.Completed) => null,
            _ => Judge.Verdict(cell, ending, reported),
        };
        return new()
        {
            Number = cell.Number,
            Cell = cell.Cell,
            ExecutedSource = cell.Source,
            Verdict = failure is null ? Verdict.Passed : Verdict.Failed,
            Failure = failure,
            Warnings = [.. reported],
            CompileMilliseconds = milliseconds,
            Compiled = count,
        };
    }
}
