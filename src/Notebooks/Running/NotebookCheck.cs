using System.Diagnostics;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>Compiles a notebook without running it.</summary>
internal sealed class NotebookCheck(Plan plan, CompilerService compilers, Action<RunEvent> report)
{
    public async Task<NotebookResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        report(new NotebookStarted(plan.Path, plan.CellCount) { Document = plan.Notebook });
        var backEnd = new CompiledCells(compilers.Start(plan, packages => report(new PackagesRestoring(plan.Path, packages)), cancellationToken));
        List<CellResult> cells = [];
        var cascade = new Cascade();
        foreach (var cell in plan.Cells)
        {
            report(new CellStarted(plan.Path, cell.Number));
            if (await CheckAsync(cell, plan.Folder, cascade, backEnd, cancellationToken).ConfigureAwait(false) is not { } checkedCell) break;
            cells.Add(checkedCell);
            report(new CellFinished(plan.Path, checkedCell));
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

    /// <returns>The result of the cell, or null when the check was cancelled.</returns>
    private static async Task<CellResult?> CheckAsync(PlannedCell cell, string folder, Cascade cascade, CompiledCells backEnd, CancellationToken cancellationToken)
    {
        using var run = new CellRun(cell, new NoHost(), new SubmissionMap(), Timeout.InfiniteTimeSpan, cancellationToken, CancellationToken.None);
        CellEnding ending;
        try
        {
            ending = await backEnd.RunAsync(run).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        // A check does not run the cell, so an expected exception cannot be seen.
        var failure = (cell, ending) switch
        {
            ({ Markers.Expectation: ExpectedException } or { MustFail: true }, CellEnding.Completed) => null,
            _ => Judge.Verdict(cell, ending, run.Warnings).WithTextIn(folder),
        };
        if (failure is not null) failure = cascade.Explain(cell, ending, failure);
        return new()
        {
            Number = cell.Number,
            Cell = cell.Cell,
            ExecutedSource = cell.Source,
            Verdict = failure is null ? Verdict.Passed : Verdict.Failed,
            Failure = failure,
            Warnings = [.. run.Warnings],
            CompileMilliseconds = run.CompileMilliseconds,
            Compiled = run.Compiled,
        };
    }

    /// <summary>A host that carries nothing out.</summary>
    private sealed class NoHost : ICellHost
    {
        public Task<Executed?> AskAsync(Command command, CancellationToken cancellationToken) => Task.FromResult<Executed?>(new(0, 0, Error: null));

        public RunDelay WatchDelay() => new("");

        public Task<Death> DeathAsync() => throw new InvalidOperationException("What was never there cannot die.");
    }
}
