using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Plain lines as things happen, for logs and pipes: when a notebook starts, when it ends, and from time to time in between.</summary>
internal sealed class LinesView : IRunView
{
    /// <summary>A log gets a line at least every ten seconds, so that a reader knows that the run goes on.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(9);

    private readonly Lock _gate = new();
    private readonly Terminal _terminal;
    private readonly RunProgress _progress;
    private readonly TimeProvider _clock;
    private readonly CellLines? _cells;
    private readonly ITimer _timer;
    private long _lastLine;

    public LinesView(Terminal terminal, RunProgress progress, TimeProvider clock)
    {
        _terminal = terminal;
        _progress = progress;
        _clock = clock;
        _cells = terminal.Loudness == Loudness.Verbose ? new() : null;
        _lastLine = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => BreakSilence(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Report(RunEvent e)
    {
        _progress.Apply(e);
        lock (_gate)
        {
            foreach (var line in _cells?.Of(e) ?? [])
                Line(line);
            if (e is NotebookStarted started)
                Line($"… {e.Notebook}  {Text.Count(started.Cells, "cell")}");
            else if (e is NotebookFinished { Result: var result })
                Line(Ended(result));
        }
    }

    public async ValueTask DisposeAsync() => await _timer.DisposeAsync().ConfigureAwait(false);

    private string Ended(NotebookResult result) =>
        $"{Text.Mark(result.Verdict, _terminal.Paint)} {result.Path}  {Text.Seconds(result.Milliseconds)}" + result switch
        {
            { Verdict: Verdict.Passed } => "",
            { WillBeRetried: true } => "  a claim failed while timers were late; it is run again, alone, when the others have ended",
            { Failure: { } failure } => $"  {Text.FirstLine(failure.Message)}",
            _ when result.Cells.FirstOrDefault(c => c.Failure is not null) is { } cell => $"  cell {cell.Number}: {Text.FirstLine(cell.Failure!.Message)}",
            _ => "",
        };

    private void BreakSilence()
    {
        lock (_gate)
        {
            if (_clock.GetElapsedTime(_lastLine) < LongestSilence)
                return;
            NotebookProgress[] running = [.. _progress.Snapshot().Where(p => p.Running)];
            foreach (var p in running)
                Line(p.Restoring is null
                    ? $"… still running: {p.Notebook}, {PlaceOf(p)}, {p.InCell.TotalSeconds:0} s"
                    : $"… still restoring {p.Restoring}, {p.InRestore.TotalSeconds:0} s: {p.Notebook}, {PlaceOf(p)}");
            if (running is [])
                Line("… still running");
        }
    }

    private static string PlaceOf(NotebookProgress notebook) => notebook.Cell == 0 ? "before its first cell" : $"cell {notebook.Cell} of {notebook.Cells}";

    private void Line(string text)
    {
        _lastLine = _clock.GetTimestamp();
        _terminal.Out.WriteLine(text);
    }
}
