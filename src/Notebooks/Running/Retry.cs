using System.Globalization;

namespace Notebooks.Running;

/// <summary>Finds notebooks that are run once more, because they may have failed only on a busy machine.</summary>
internal static class Retry
{
    /// <summary>Whether every failure of a notebook is a claim that failed while timers were late.</summary>
    public static bool IsWorthwhile(NotebookResult result) =>
        result is { Verdict: Verdict.Failed, Failure: null } && result.Cells.Where(c => c.Verdict == Verdict.Failed).All(c => c.Failure is { TimersLateMilliseconds: > 0 });

    /// <summary>The remarks of a second run about the first.</summary>
    public static IEnumerable<RunRemark> Remarks(NotebookResult first) =>
        from cell in first.Cells
        let late = cell.Failure?.TimersLateMilliseconds ?? 0
        where late > 0
        select new RunRemark(cell.Number, string.Create(CultureInfo.InvariantCulture, $"The notebook was run again, alone: the first time this cell failed while timers were up to {late:0} ms late."))
        {
            IsHarmless = true,
        };
}
