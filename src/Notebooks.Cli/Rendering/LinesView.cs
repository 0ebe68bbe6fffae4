using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Plain lines as things happen, for logs and pipes: a notebook starts, a notebook ends, and a word from time to time in between.</summary>
internal sealed class LinesView : IRunView
{
    /// <summary>Nobody who watches a log shall wonder for longer than ten seconds whether it still lives.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(9);

    private readonly Lock gate = new();
    private readonly Terminal terminal;
    private readonly RunProgress progress;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private long lastLine;

    public LinesView(Terminal terminal, RunProgress progress, TimeProvider clock)
    {
        this.terminal = terminal;
        this.progress = progress;
        this.clock = clock;
        lastLine = clock.GetTimestamp();
        timer = clock.CreateTimer(_ => BreakSilence(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Report(RunEvent e)
    {
        progress.Apply(e);
        lock (gate)
        {
            if (e is NotebookStarted started)
                Line($"… {e.Notebook}  {Text.Count(started.Cells, "cell")}");
            else if (e is NotebookFinished { Result: var result })
                Line(Ended(result));
        }
    }

    public async ValueTask DisposeAsync() => await timer.DisposeAsync().ConfigureAwait(false);

    private string Ended(NotebookResult result) =>
        $"{Text.Mark(result.Verdict, terminal.Paint)} {result.Path}  {Text.Seconds(result.Milliseconds)}" + result switch
        {
            { Verdict: Verdict.Passed } => "",
            { Failure: { } failure } => $"  {Text.FirstLine(failure.Message)}",
            _ when result.Cells.FirstOrDefault(c => c.Failure is not null) is { } cell => $"  cell {cell.Number}: {Text.FirstLine(cell.Failure!.Message)}",
            _ => "",
        };

    private void BreakSilence()
    {
        lock (gate)
        {
            if (clock.GetElapsedTime(lastLine) < LongestSilence)
                return;
            foreach (var p in progress.Snapshot().Where(p => p.Running))
                Line($"… {p.Notebook}  cell {p.Cell} of {p.Cells}, {Text.Seconds(p.Elapsed.TotalMilliseconds)} so far");
        }
    }

    private void Line(string text)
    {
        lastLine = clock.GetTimestamp();
        terminal.Out.WriteLine(text);
    }
}
