using Notebooks.Sessions;

namespace Notebooks.Jupyter.Execution;

/// <summary>How the execution of a cell ended. The client of the cell is told this.</summary>
internal abstract record CellOutcome
{
    /// <summary>It ran to its last line.</summary>
    /// <param name="Warnings">The warnings of the compiler.</param>
    public sealed record Completed(IReadOnlyList<CellWarning> Warnings) : CellOutcome;

    /// <summary>It failed.</summary>
    /// <param name="Name">Type of the exception, code of the compiler's error, or a name for another reason.</param>
    /// <param name="Message">What is wrong.</param>
    /// <param name="Traceback">The message and where it comes from, line by line.</param>
    public sealed record Failed(string Name, string Message, string[] Traceback) : CellOutcome;

    /// <summary>The name by which front ends recognize an interrupt, in every language.</summary>
    public const string Interrupt = "KeyboardInterrupt";

    /// <summary>The outcome of a cell that has run.</summary>
    /// <param name="run">The cell.</param>
    public static CellOutcome Of(CellRun run) => run.Ending switch
    {
        CellEnding.Completed => new Completed(run.Warnings),
        CellEnding.Refused refused => Tracebacks.Of(refused.Submission, refused.Diagnostics),
        CellEnding.Threw { IsFailedClaim: true } claim => Tracebacks.OfClaim(claim, run.Cell.Number),
        CellEnding.Threw threw => Tracebacks.Of(threw.Error, run.Warnings),
        CellEnding.Unsolved unsolved => Tracebacks.Of(unsolved),
        CellEnding.Impossible impossible => Tracebacks.Of(impossible.Problem, run.Cell.Number),
        CellEnding.CompilerGone gone => new Failed("CompilerEnded", $"This cell {gone.Sentence}", [$"{Tracebacks.Name(run.Cell.Number)} {gone.Sentence}"]),
        CellEnding.HostGone gone => Tracebacks.Of(gone.Death, run.Cell.Number),
        CellEnding.Left => Tracebacks.Left(run.Cell.Number),
        CellEnding.Interrupted { HasLostHost: true } => Tracebacks.Lost(
            Interrupt, $"{Tracebacks.Name(run.Cell.Number)} did not stop within {CellInterrupt.Grace.TotalSeconds:0.#} s of the interrupt: it computes, or blocks a thread. Its process was ended.", []),
        CellEnding.Interrupted => new Failed(Interrupt, "The cell was interrupted before it ran.", [$"{Tracebacks.Name(run.Cell.Number)} was interrupted before it ran."]),
        _ => throw new InvalidOperationException($"An ending of kind {run.Ending.GetType().Name} does not happen without a time limit."),
    };
}
