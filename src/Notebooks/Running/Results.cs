using System.Collections.Immutable;
using Notebooks.Formats;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>What became of a cell or a notebook.</summary>
public enum Verdict
{
    /// <summary>It did what it should, which includes failing as expected.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>It was not reached.</summary>
    NotRun,
}

/// <summary>Why a cell failed.</summary>
public enum FailureKind
{
    /// <summary>It does not compile.</summary>
    CompileError,

    /// <summary>It threw.</summary>
    Exception,

    /// <summary>It should have thrown, warned or not compiled, and did something else.</summary>
    Expectation,

    /// <summary>It did not end within its time.</summary>
    Timeout,

    /// <summary>The process that ran it ended.</summary>
    HostDied,

    /// <summary>It used more memory than a notebook may.</summary>
    OutOfMemory,

    /// <summary>It left work under way or exceptions unseen, in a strict run.</summary>
    Unfinished,

    /// <summary>The compiler crashed on it or did not finish.</summary>
    CompilerDied,

    /// <summary>It asks for something this engine does not do, or for a file that is not there.</summary>
    Unsupported,

    /// <summary>The check of an unsolved exercise passed.</summary>
    CheckPassedUnsolved,
}

/// <summary>A failure, with everything a report needs to show it.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">One sentence or paragraph: what happened and, where it helps, what to do.</param>
/// <param name="Line">One-based line within the cell, or 0 when unknown.</param>
/// <param name="Details">Further lines: diagnostics, or the exception with its stack, without frames of the engine.</param>
public sealed record Failure(FailureKind Kind, string Message, int Line, ImmutableArray<string> Details)
{
    /// <summary>File of the line, when it is not the notebook itself but something the cell imports.</summary>
    public string? ImportedFile { get; init; }

    /// <summary>How late timers were while the cell ran, in milliseconds, when it is a claim that failed and that may explain it; else 0.</summary>
    public double TimersLateMilliseconds { get; init; }
}

/// <summary>Everything about one executed cell.</summary>
public sealed record CellResult
{
    /// <summary>One-based number among all cells of the notebook.</summary>
    public required int Number { get; init; }

    /// <summary>The cell.</summary>
    public required Cell Cell { get; init; }

    /// <summary>The text that was executed: the cell's own, or a solution put in its place.</summary>
    public required string ExecutedSource { get; init; }

    /// <summary>C# that the run put in after it, to set parameters; or null.</summary>
    public string? Injected { get; init; }

    /// <summary>What became of it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Its outputs; consecutive writes are merged, updates applied. Late ones appear in <see cref="NotebookResult"/>.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>Warnings of the compiler.</summary>
    public ImmutableArray<CellWarning> Warnings { get; init; } = [];

    /// <summary>When its turn came, or null when it was not reached.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was done with, or null when it was not reached.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Time its own code took.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Time the compiler took, or 0 when everything came from the cache.</summary>
    public double CompileMilliseconds { get; init; }

    /// <summary>How many submissions of this cell (its own text, its imports) had to be compiled.</summary>
    public int Compiled { get; init; }
}

/// <summary>Everything about one executed notebook.</summary>
public sealed record NotebookResult
{
    /// <summary>Its path, as given.</summary>
    public required string Path { get; init; }

    /// <summary>Failed when any cell failed, or the notebook as a whole did.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How many cells the notebook has, prose included.</summary>
    public required int CellCount { get; init; }

    /// <summary>The cells that do something, in order, with late output included.</summary>
    public required ImmutableArray<CellResult> Cells { get; init; }

    /// <summary>A failure that belongs to no cell: an unreadable file, a host that did not start.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Wall clock from start to the end of its process, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Time spent in its cells, in milliseconds.</summary>
    public double InCells => Cells.Sum(c => c.Milliseconds);

    /// <summary>Everything else: reading, compiling, starting and ending the process, in milliseconds.</summary>
    public double Overhead => Math.Max(0, Milliseconds - InCells);

    /// <summary>How many claims passed their check.</summary>
    public int Claims { get; init; }

    /// <summary>What is worth knowing although nothing failed, such as exceptions of tasks that nobody looked at.</summary>
    public ImmutableArray<RunRemark> Remarks { get; init; } = [];

    /// <summary>Peak working set of the process that ran it, in bytes; 0 when it ended before it could say.</summary>
    public long PeakBytes { get; init; }

    /// <summary>Whether it is run once more: all that failed are claims, while timers were late. Another result will follow.</summary>
    public bool WillBeRetried { get; init; }

    /// <summary>Whether this is its second run, because of such claims; the remarks say which.</summary>
    public bool WasRetried { get; init; }
}

/// <summary>Something worth knowing about a run.</summary>
/// <param name="Cell">The cell it comes from, or null when unknown.</param>
/// <param name="Text">What happened.</param>
public sealed record RunRemark(int? Cell, string Text)
{
    /// <summary>Whether it is no failure in a strict run either.</summary>
    public bool IsHarmless { get; init; }
}
