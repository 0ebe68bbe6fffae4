using Notebooks.Running;
using Notebooks.Serve.Talk;
using Notebooks.Sessions;

namespace Notebooks.Serve.Reading;

/// <summary>How a cell ended, in the words of a page.</summary>
internal static class Verdicts
{
    private const string AllGone = "All variables are gone.";

    /// <summary>The state of a cell that has run.</summary>
    public static State Of(CellRun run) => run.Ending switch
    {
        CellEnding.Left => new(run.Cell.Number, "interrupted", "Interrupted while it waited. All variables are kept.", run.Milliseconds),
        CellEnding.Interrupted { HasLostHost: false } => new(run.Cell.Number, "interrupted", "Interrupted before it ran."),
        CellEnding.Interrupted => new(run.Cell.Number, "interrupted",
            $"It did not stop within {CellInterrupt.Grace.TotalSeconds:0.#} s: it computes, or blocks a thread. Its process was ended. {AllGone}", run.Milliseconds),
        CellEnding.HostGone { Death: var death } => new(death.Cell ?? run.Cell.Number, "failed", $"{Judge.Describe(death).Message.TrimEnd('.')}. {AllGone}", run.Milliseconds),
        _ => Judge.Verdict(run.Cell, run.Ending, run.Warnings) is { } failure
            ? new(run.Cell.Number, "failed", ShownErrors.Of(run.Cell, run.Ending) is not null ? null : failure.Message, run.Milliseconds)
            : new(run.Cell.Number, "done", null, run.Milliseconds),
    };

    /// <summary>What is shown under a cell besides its own outputs.</summary>
    public static IEnumerable<Output> OutputsOf(CellRun run)
    {
        if (run.Warnings.Count > 0 && run.Ending is not CellEnding.Refused) yield return new TextOutput(true, string.Concat(run.Warnings.Select(w => $"{w}\n")));
        if (ShownErrors.Of(run.Cell, run.Ending) is { } error) yield return error;
    }
}
