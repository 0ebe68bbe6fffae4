using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>Decides what the ending of each cell of one notebook means.</summary>
/// <param name="plan">The notebook.</param>
/// <param name="options">Limits and modes.</param>
/// <param name="outputs">The outputs of its cells, to which warnings and errors are added.</param>
/// <param name="results">Takes what was decided.</param>
internal sealed class Conclusions(Plan plan, RunOptions options, NotebookOutputs outputs, CellResults results)
{
    private readonly Cascade _cascade = new();

    /// <summary>Takes a cell that has ended.</summary>
    public void Take(CellRun run)
    {
        var (cell, ending) = (run.Cell, run.Ending);
        // An earlier cell may have killed the process while this cell ran, long after the earlier cell had ended.
        if (ending is CellEnding.HostGone { Death: { Cell: { } blamed } death } && blamed != cell.Number && results.Of(blamed) is { } earlier)
        {
            results.AddEnded(run, earlier, Judge.Describe(death with { Message = $"{death.Message.Ended()} It came from this cell, while cell {cell.Number} ran." }));
            return;
        }

        var failure = FailureOf(run);
        if (run.Warnings.Count > 0 && ending is not CellEnding.Refused)
            outputs.Add(cell.Number, new TextOutput(true, string.Concat(run.Warnings.Select(w => $"{w}\n"))));
        if (ShownErrors.Of(cell, ending) is { } error) outputs.Add(cell.Number, error);
        results.Add(run, failure);
    }

    private Failure? FailureOf(CellRun run)
    {
        var (cell, ending) = (run.Cell, run.Ending);
        if (Judge.Verdict(cell, ending, run.Warnings).WithTextIn(plan.Folder) is not { } failure) return null;
        if (failure.Kind == FailureKind.Exception && ending is CellEnding.Threw { Error.Types: [MemoryWatch.Exception, ..] })
            failure = failure with { Kind = FailureKind.OutOfMemory, Message = MemoryWatch.Explain(options.MemoryLimit) };
        return _cascade.Explain(cell, ending, Overload.Consider(failure, outputs[cell.Number], run.LateMilliseconds));
    }
}
