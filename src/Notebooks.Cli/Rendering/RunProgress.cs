using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Where a notebook is at the moment. <see cref="Verdict"/> is null until it has ended.</summary>
internal sealed record NotebookProgress(string Notebook, int Cell, int Cells, TimeSpan Elapsed, bool Started, Verdict? Verdict)
{
    public bool Running => Started && Verdict is null;
}

/// <summary>Follows a run's events. Events come from the engine while a timer takes snapshots.</summary>
internal sealed class RunProgress
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly List<string> order;
    private readonly Dictionary<string, (NotebookProgress Progress, long StartedAt)> notebooks;

    public RunProgress(IReadOnlyList<string> notebooks, TimeProvider clock)
    {
        this.clock = clock;
        order = [.. notebooks];
        this.notebooks = order.ToDictionary(n => n, n => (new NotebookProgress(n, 0, 0, TimeSpan.Zero, false, null), 0L));
    }

    public void Apply(RunEvent e)
    {
        lock (gate)
        {
            var (now, startedAt) = notebooks[e.Notebook];
            notebooks[e.Notebook] = e switch
            {
                NotebookStarted started => (now with { Started = true, Cells = started.Cells }, clock.GetTimestamp()),
                CellStarted started => (now with { Cell = started.Cell }, startedAt),
                NotebookFinished { Result: var result } =>
                    (now with { Verdict = result.Verdict, Elapsed = TimeSpan.FromMilliseconds(result.Milliseconds) }, startedAt),
                _ => (now, startedAt),
            };
        }
    }

    public IReadOnlyList<NotebookProgress> Snapshot()
    {
        lock (gate)
            return [.. order.Select(n => notebooks[n]).Select(n => n.Progress.Running ? n.Progress with { Elapsed = clock.GetElapsedTime(n.StartedAt) } : n.Progress)];
    }
}
