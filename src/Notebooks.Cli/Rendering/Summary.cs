using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>The end of the output: a row for each notebook, and the totals.</summary>
internal sealed class Summary(Terminal terminal, IReadOnlyList<string> notebooks, int rounds)
{
    private const int MostNotBegun = 5;

    private const int MarkWidth = 2;

    // As many runs as are easily read; results.json has them all.
    private const int MostRuns = 5;

    private readonly List<IReadOnlyList<NotebookResult>> _done = [];
    private readonly long _startedAt = TimeProvider.System.GetTimestamp();

    public void Add(IReadOnlyList<NotebookResult> results) => _done.Add(results);

    public void Write()
    {
        if (terminal.Loudness != Loudness.Quiet && notebooks.Count > 0) WriteTable();
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(Totals());
    }

    private void WriteTable()
    {
        // Many empty rows would hide the others.
        var begun = notebooks.Where(n => ResultsOf(n).Any()).ToList();
        var shown = notebooks.Count - begun.Count > MostNotBegun ? begun : notebooks;
        string[][] rows = rounds == 1
            ? [["notebook", "cells", "claims", "in cells", "overhead", "compiled"], .. shown.Select(Row)]
            : [["notebook", "passed", "in cells", "failed in run"], .. shown.Select(RepeatedRow)];

        terminal.Out.WriteLine();
        var lines = Grid.Fit(rows, terminal.Width - MarkWidth, "compiled", "overhead", "in cells", "claims", "failed in run");
        terminal.Out.WriteLine($"  {terminal.Paint.Faint(lines[0])}");
        foreach (var (notebook, line) in shown.Zip(lines[1..]))
            terminal.Out.WriteLine($"{Text.Mark(VerdictOf(notebook), terminal.Paint)} {line}");
        if (shown.Count < notebooks.Count)
            terminal.Out.WriteLine($"{Text.Mark(Verdict.NotRun, terminal.Paint)} {notebooks.Count - shown.Count} notebooks were not begun");
    }

    private string Totals()
    {
        var (passed, failed, notRun) = (0, 0, 0);
        foreach (var notebook in notebooks)
        {
            switch (VerdictOf(notebook))
            {
                case Verdict.Passed: passed++; break;
                case Verdict.Failed: failed++; break;
                case Verdict.NotRun: notRun++; break;
            }
        }
        return $"{passed} passed, {failed} failed"
            + (notRun > 0 ? $", {notRun} not run" : "")
            + (rounds > 1 ? $", {Text.Count(_done.Count, "run")}" : "")
            + $" ({Text.Seconds(TimeProvider.System.GetElapsedTime(_startedAt).TotalMilliseconds)})";
    }

    private string[] Row(string notebook) => ResultsOf(notebook).FirstOrDefault()?.Result is not { } result
        ? [notebook, "-", "-", "-", "-", "-"]
        :
        [
            notebook,
            Executed(result),
            Text.Of(result.Claims, result.ClaimsChecked),
            Text.Seconds(result.InCells),
            Text.Seconds(result.Overhead),
            $"{result.Cells.Sum(c => c.Compiled)}",
        ];

    private string[] RepeatedRow(string notebook)
    {
        var results = ResultsOf(notebook).ToArray();
        var failed = results.Where(r => r.Result.Verdict == Verdict.Failed).Select(r => r.Round).ToArray();
        return
        [
            notebook,
            $"{results.Count(r => r.Result.Verdict == Verdict.Passed)} of {rounds}",
            results is [] ? "-" : $"{results.Min(r => r.Result.InCells) / 1000:0.00}–{Text.Seconds(results.Max(r => r.Result.InCells))}",
            string.Join(", ", failed.Take(MostRuns)) + (failed.Length > MostRuns ? $" and {failed.Length - MostRuns} more" : ""),
        ];
    }

    /// <summary>How many of the cells that do something were run. It is one number when none is missing.</summary>
    private static string Executed(NotebookResult result)
    {
        var skipped = result.Cells.Count(c => c.Verdict == Verdict.Skipped);
        return Text.Of(result.Cells.Count(c => c.Verdict.WasRun()), result.Cells.Length - skipped) + (skipped > 0 ? $", {skipped} skipped" : "");
    }

    private Verdict VerdictOf(string notebook)
    {
        var (any, notRun) = (false, false);
        foreach (var (_, result) in ResultsOf(notebook))
        {
            if (result.Verdict == Verdict.Failed) return Verdict.Failed;
            (any, notRun) = (true, notRun || result.Verdict == Verdict.NotRun);
        }
        return any && !notRun ? Verdict.Passed : Verdict.NotRun;
    }

    private IEnumerable<Outcome> ResultsOf(string notebook)
    {
        for (var round = 1; round <= _done.Count; round++)
            foreach (var result in _done[round - 1])
                if (result.Path == notebook) yield return new(round, result);
    }

    // A class: code for a tuple of values would be compiled at the end of every run.
    private sealed record Outcome(int Round, NotebookResult Result);
}
