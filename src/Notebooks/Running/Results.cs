using System.Collections.Immutable;
using Notebooks.Formats;
using Notebooks.Sessions;

namespace Notebooks.Running;

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

    /// <summary>Its outcome.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Its outputs; consecutive writes are merged, updates applied. Late ones appear in <see cref="NotebookResult"/>.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>The languages of what was left out of it, as people know them, such as <c>F#</c>.</summary>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>Warnings of the compiler.</summary>
    public ImmutableArray<CellWarning> Warnings { get; init; } = [];

    /// <summary>When its turn came, or null when it was not reached.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, or null when it was not reached.</summary>
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
    public double InCells
    {
        get
        {
            // A loop: LINQ's sum of numbers would be compiled at the end of every run.
            var sum = 0.0;
            foreach (var cell in Cells) sum += cell.Milliseconds;
            return sum;
        }
    }

    /// <summary>Everything else: reading, compiling, starting and ending the process, in milliseconds.</summary>
    public double Overhead => Math.Max(0, Milliseconds - InCells);

    /// <summary>How many claims passed their check.</summary>
    public int Claims { get; init; }

    /// <summary>How many claims were checked.</summary>
    public int ClaimsChecked { get; init; }

    /// <summary>Remarks that are worth knowing although nothing failed, such as exceptions of tasks that were never observed.</summary>
    public ImmutableArray<RunRemark> Remarks { get; init; } = [];

    /// <summary>Peak working set of the process that ran it, in bytes; 0 when it ended before it could say.</summary>
    public long PeakBytes { get; init; }

    /// <summary>Whether it is run once more, because only claims failed, and timers were late. Another result will follow.</summary>
    public bool WillBeRetried { get; init; }

    /// <summary>Whether this is its second run, because of such claims; the remarks say which.</summary>
    public bool WasRetried { get; init; }
}

/// <summary>Something worth knowing about a run.</summary>
/// <param name="Cell">The cell it comes from, or null when unknown.</param>
/// <param name="Text">What happened.</param>
public sealed record RunRemark(int? Cell, string Text)
{
    /// <summary>Whether even a strict run does not count it as a failure.</summary>
    public bool IsHarmless { get; init; }
}
