using System.Collections.Immutable;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>The results of the cells of one notebook, as they come.</summary>
/// <param name="plan">The notebook.</param>
/// <param name="outputs">The outputs of its cells.</param>
/// <param name="report">Called for each result, and again when a result changes.</param>
internal sealed class CellResults(Plan plan, NotebookOutputs outputs, Action<RunEvent> report)
{
    private readonly Dictionary<int, CellResult> _known = [];

    /// <summary>The failure of the notebook that belongs to no cell, or null.</summary>
    public Failure? OfNotebook { get; private set; }

    /// <summary>The results so far, in no order.</summary>
    public IReadOnlyCollection<CellResult> Known => _known.Values;

    /// <summary>The result of a cell, or null when it has none yet.</summary>
    public CellResult? Of(int number) => _known.GetValueOrDefault(number);

    /// <summary>All cells in their order, with what they have put out until now. Those without a result were not run.</summary>
    public ImmutableArray<CellResult> All() =>
        [.. plan.Cells.Select(c => (Of(c.Number) ?? Untouched(c, Verdict.NotRun)) with { Outputs = outputs[c.Number] })];

    /// <summary>The labels of the languages of the parts that were left out of a cell.</summary>
    public static ImmutableArray<string> Labels(PlannedCell cell) => [.. cell.Skipped.Select(Languages.Label).Distinct()];

    /// <summary>Notes that a cell was left out.</summary>
    public void Skip(PlannedCell cell) => Report(Untouched(cell, Verdict.Skipped));

    /// <summary>Notes how a cell has ended.</summary>
    public void Add(CellRun run, Failure? why) => Report(Of(run, why is null ? Verdict.Passed : Verdict.Failed, why));

    /// <summary>Notes that a cell could not run, because an earlier one had ended the process.</summary>
    public void AddEnded(CellRun run, CellResult by, Failure why)
    {
        _known[run.Cell.Number] = Of(run, Verdict.NotRun, null);
        Report(by with { Verdict = Verdict.Failed, Failure = why });
    }

    /// <summary>Makes a cell fail that had passed. Without such a cell, the notebook fails.</summary>
    /// <param name="why">The failure.</param>
    /// <param name="number">The number of the cell.</param>
    public void Blame(Failure why, int number)
    {
        if (Of(number) is { Verdict: Verdict.Passed } cell) Report(cell with { Verdict = Verdict.Failed, Failure = why });
        else OfNotebook = why;
    }

    private void Report(CellResult result)
    {
        _known[result.Number] = result;
        report(new CellFinished(plan.Path, result));
    }

    private CellResult Of(CellRun run, Verdict verdict, Failure? why) => new()
    {
        Number = run.Cell.Number,
        Cell = run.Cell.Cell,
        ExecutedSource = run.Cell.Source,
        Injected = run.Cell.Injected,
        Skipped = Labels(run.Cell),
        Verdict = verdict,
        Failure = why,
        Outputs = outputs[run.Cell.Number],
        Warnings = [.. run.Warnings],
        StartedAt = run.StartedAt,
        EndedAt = DateTimeOffset.UtcNow,
        Milliseconds = run.Milliseconds,
        CompileMilliseconds = run.CompileMilliseconds,
        Compiled = run.Compiled,
    };

    private static CellResult Untouched(PlannedCell cell, Verdict verdict) =>
        new() { Number = cell.Number, Cell = cell.Cell, ExecutedSource = cell.Source, Verdict = verdict, Skipped = Labels(cell) };
}
