using System.Text.Json.Nodes;
using Notebooks.Protocol;
using Notebooks.Running;
using Notebooks.Sessions;

namespace Notebooks.Reporting;

/// <summary>
/// The results that are kept of a run: the content of <c>results.json</c>. All other reports are made from it and from the
/// executed notebooks. Names in the file are those of the properties, in camel case.
/// </summary>
public sealed record RunReport
{
    /// <summary>Version of the schema this engine writes, and the only one it reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the schema. It changes when a name or a meaning changes, not when something is added.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Wall clock of the whole run, in milliseconds.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>Which part of the notebooks this was, such as <c>2/3</c>; null for all of them.</summary>
    public string? Shard { get; init; }

    /// <summary>How often each notebook was run.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>The notebooks: those of the first run in their order, then those of the second, and so on.</summary>
    public required IReadOnlyList<ReportedNotebook> Notebooks { get; init; }

    /// <summary>How many notebooks (runs of notebooks, when there are several) ended with a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public int Count(Verdict verdict) => Notebooks.Count(n => n.Verdict == verdict);
}

/// <summary>One run of one notebook.</summary>
public sealed record ReportedNotebook
{
    /// <summary>Path as given to the command, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Its first heading, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The executed notebook, relative to the folder of the report; null when it was not run or not written.</summary>
    public string? Executed { get; init; }

    /// <summary>Which of several runs this is, from 1.</summary>
    public int Run { get; init; } = 1;

    /// <summary><c>passed</c>, <c>failed</c> or <c>notRun</c>.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Wall clock from its start to the end of its process, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>The part of it that its cells took, in milliseconds.</summary>
    public double InCellsMilliseconds { get; init; }

    /// <summary>How many cells it has, prose included.</summary>
    public int CellCount { get; init; }

    /// <summary>Peak working set of its process in bytes, or 0 when unknown.</summary>
    public long PeakBytes { get; init; }

    /// <summary>Whether this is a second run, because claims failed in the first one while timers were late; the remarks say which.</summary>
    public bool Retried { get; init; }

    /// <summary>A failure that belongs to no cell.</summary>
    public ReportedFailure? Failure { get; init; }

    /// <summary>Remarks that are worth knowing although nothing failed.</summary>
    public IReadOnlyList<RunRemark> Remarks { get; init; } = [];

    /// <summary>The cells that do something, in order.</summary>
    public IReadOnlyList<ReportedCell> Cells { get; init; } = [];

    /// <summary>Its failures: those of its cells, in order, and its own.</summary>
    public IEnumerable<(ReportedCell? Cell, ReportedFailure Failure)> Failures() =>
        Cells.Where(c => c.Failure is not null).Select(c => ((ReportedCell?)c, c.Failure!))
            .Concat(Failure is null ? [] : [(null, Failure)]);
}

/// <summary>A cell that does something.</summary>
public sealed record ReportedCell
{
    /// <summary>One-based number among all cells of the notebook.</summary>
    public required int Number { get; init; }

    /// <summary>The heading it stands under, or null.</summary>
    public string? Title { get; init; }

    /// <summary><c>passed</c>, <c>failed</c>, <c>notRun</c> or <c>skipped</c>.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The languages of what was left out of it, or null when nothing was.</summary>
    public IReadOnlyList<string>? Skipped { get; init; }

    /// <summary>Time its own code took, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Time the compiler took, in milliseconds; 0 when everything came from the cache.</summary>
    public double CompileMilliseconds { get; init; }

    /// <summary>How many of its submissions had to be compiled.</summary>
    public int Compiled { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    public ReportedFailure? Failure { get; init; }

    /// <summary>Warnings of the compiler.</summary>
    public IReadOnlyList<CellWarning> Warnings { get; init; } = [];

    /// <summary>The claims it checked.</summary>
    public IReadOnlyList<ReportedClaim> Claims { get; init; } = [];

    /// <summary>The text that was executed; only of a cell that failed.</summary>
    public string? Source { get; init; }

    /// <summary>Its outputs as text, long ones shortened; only of a cell that failed.</summary>
    public IReadOnlyList<string>? Output { get; init; }
}

/// <summary>A sentence that was compared with what really happened.</summary>
/// <param name="Claim">The sentence.</param>
/// <param name="Actual">What happened, in words.</param>
/// <param name="Expected">What should have happened, in words.</param>
/// <param name="Passed">Whether the sentence holds.</param>
/// <param name="Likely">The mistake that probably led to a claim that does not hold.</param>
public sealed record ReportedClaim(string Claim, string Actual, string Expected, bool Passed, string? Likely = null)
{
    /// <summary>The claim in a MIME bundle, or null. It may hold anything: missing texts count as empty, a missing outcome as failed.</summary>
    internal static ReportedClaim? Read(JsonObject data) => data[MimeTypes.Claim] is JsonObject claim
        ? new($"{claim["claim"]}", $"{claim["actual"]}", $"{claim["expected"]}", DisplayOutput.Holds(claim), claim["likely"]?.ToString())
        : null;
}
