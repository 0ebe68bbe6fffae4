using Notebooks.Formats;
using Notebooks.Serve.Talk;
using Notebooks.Sessions;

namespace Notebooks.Serve.Reading;

/// <summary>Runs what a reader asks for: a cell, and before it the cells that it needs; or a check with the solution of its exercise.</summary>
/// <param name="sources">The texts of the cells.</param>
/// <param name="host">Where they run.</param>
/// <param name="page">Is told how it goes.</param>
/// <param name="outputs">The outputs of the cells.</param>
/// <param name="end">Is cancelled when the session ends.</param>
internal sealed class CellLines(CellSources sources, CellHost host, LivePage page, PageOutputs outputs, CancellationToken end)
{
    private readonly Lock _gate = new();
    private Line? _line;
    private int _round;

    /// <summary>Every interrupt begins another round. What was asked for in an earlier one does not run.</summary>
    public int Round => _round;

    /// <summary>Ends what runs. What waits is of no use any more.</summary>
    public void Interrupt()
    {
        Interlocked.Increment(ref _round);
        host.Interrupt();
    }

    /// <summary>A parameter was moved: what runs from its cell on shows an old position, and may never end.</summary>
    /// <param name="moved">Number of the cell of the parameter.</param>
    public void Outdate(int moved)
    {
        lock (_gate)
        {
            if (_line is not { } line || line.Cell < moved) return;
            line.IsOutdated = true;
            // Inside the lock, so that it cannot reach the run that comes next.
            host.Interrupt();
        }
    }

    /// <summary>Runs a cell, and before it what it needs.</summary>
    public async Task RunAsync(Run run, int round)
    {
        try { await RunAsync(Needed(run), run.Cell, round).ConfigureAwait(false); }
        finally { End(); }
    }

    /// <summary>Runs a check with the solution of its exercise. The reader's own text, and what it has declared, stay.</summary>
    public async Task CompareAsync(Exercise exercise, int round)
    {
        try
        {
            var above = Needed(new(exercise.Starter));
            if (await RunAsync(above[..^1], exercise.Check, round).ConfigureAwait(false) && await host.StartAsync().ConfigureAwait(false))
                await RunSolvedAsync(exercise, round).ConfigureAwait(false);
            else
                await page.SetAsync(new State(exercise.Aside, "failed", "What it needs above has not run.")).ConfigureAwait(false);
        }
        finally
        {
            End();
        }
    }

    /// <returns>Whether all of them have run.</returns>
    private async Task<bool> RunAsync(IReadOnlyList<int> cells, int target, int round)
    {
        var line = Begin(new(round));
        foreach (var number in cells) await page.SetAsync(new State(number, "waiting")).ConfigureAwait(false);
        for (var i = 0; i < cells.Count; i++)
        {
            lock (_gate) line.Cell = cells[i];
            var goesOn = !IsOver(line) && await host.StartAsync().ConfigureAwait(false) && await RunCellAsync(cells[i], target, line).ConfigureAwait(false);
            if (goesOn) continue;
            foreach (var number in cells.Skip(i)) await page.SetAsync(new State(number, "none"), onlyWaiting: true).ConfigureAwait(false);
            return false;
        }

        return true;
    }

    /// <summary>The cells to run, in order: from the first one that has not run as it is now, up to the one asked for.</summary>
    private List<int> Needed(Run run)
    {
        int[] above = [.. sources.Cells.Select(cell => cell.Number).Where(number => number <= run.Cell)];
        var first = run.Through ? 0 : Array.FindIndex(above, number => number == run.Cell || !HasRun(number));
        // What ran below was built on the old text.
        if (above[first] != run.Cell || !HasRun(run.Cell))
            foreach (var later in host.Ran.Keys.Where(number => number >= above[first]).ToList()) host.Ran.Remove(later);
        return [.. above[first..]];
    }

    private bool HasRun(int number) => host.Ran.TryGetValue(number, out var source) && source == sources[number].Source;

    /// <returns>Whether the next cell may run.</returns>
    private async Task<bool> RunCellAsync(int number, int target, Line line)
    {
        var cell = sources[number];
        await ShowAsync(number).ConfigureAwait(false);
        var run = await InterruptibleAsync(line, cells => cells.RunAsync(number, cell, allowsInput: true)).ConfigureAwait(false);
        outputs.End(number);
        if (end.IsCancellationRequested) return false;
        await page.AskAsync(null).ConfigureAwait(false);
        if (IsSilent(line, run))
        {
            await page.SetAsync(new State(number, "none")).ConfigureAwait(false);
            return false;
        }

        foreach (var output in Verdicts.OutputsOf(run)) outputs.Add(number, output);
        var state = Verdicts.Of(run);
        // Another cell may have killed the process while this one ran.
        if (state.Cell != number) await page.SetAsync(new State(number, "none")).ConfigureAwait(false);
        if (run.Ending.HasLostHost)
        {
            await page.SetAsync(state).ConfigureAwait(false);
            await host.LoseAsync(state.Note!, number).ConfigureAwait(false);
            return false;
        }

        // A check that fails, and a cell that shows an error, are something to look at. What comes below can run.
        var isCheck = Markers.Read(cell.Source).Check is not null;
        var failed = state.Now != "done";
        if (!failed || isCheck) host.Ran[number] = cell.Source;
        if (failed && !isCheck && number != target) state = state with { Note = state.Note ?? $"It has to run before cell {target}." };
        await page.SetAsync(state).ConfigureAwait(false);
        return !failed || (isCheck && state.Now == "failed");
    }

    private async Task RunSolvedAsync(Exercise exercise, int round)
    {
        var number = exercise.Aside;
        var line = Begin(new(round) { Cell = exercise.Check });
        await ShowAsync(number).ConfigureAwait(false);
        var run = await InterruptibleAsync(line, cells => cells.EvaluateAsync(number, exercise.Solved, allowsInput: false)).ConfigureAwait(false);
        outputs.End(number);
        if (end.IsCancellationRequested) return;
        var state = IsSilent(line, run) ? new State(number, "none") : Verdicts.Of(run) with { Cell = number };
        foreach (var output in Verdicts.OutputsOf(run)) outputs.Add(number, output);
        await page.SetAsync(state).ConfigureAwait(false);
        if (run.Ending.HasLostHost) await host.LoseAsync(state.Note!, exercise.Check).ConfigureAwait(false);
    }

    private async Task ShowAsync(int number)
    {
        outputs.Begin(number);
        await page.SetAsync(new State(number, "running")).ConfigureAwait(false);
        await page.TellAsync(new Host("running")).ConfigureAwait(false);
    }

    private async Task<CellRun> InterruptibleAsync(Line line, Func<LiveCells, Task<CellRun>> run)
    {
        var running = host.RunAsync(run);
        // It may have been interrupted just before it could be.
        if (IsOver(line)) host.Interrupt();
        return await running.ConfigureAwait(false);
    }

    private Line Begin(Line line)
    {
        lock (_gate) _line = line;
        return line;
    }

    private void End()
    {
        lock (_gate) _line = null;
    }

    private bool IsOver(Line line) => line.IsOutdated || line.Round != _round || end.IsCancellationRequested;

    // The reader has interrupted nothing, and the newest position runs next.
    private static bool IsSilent(Line line, CellRun run) => line.IsOutdated && !run.Ending.HasLostHost && run.Ending is not CellEnding.Completed;
}
