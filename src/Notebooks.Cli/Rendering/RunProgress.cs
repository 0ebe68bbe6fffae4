using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Where a notebook is at the moment. <see cref="Verdict"/> is null until it has ended.</summary>
internal sealed record NotebookProgress(string Notebook, int Cell, int Cells, TimeSpan Elapsed, bool Started, Verdict? Verdict)
{
    /// <summary>How long its present cell has been running.</summary>
    public TimeSpan InCell { get; init; }

    /// <summary>The packages that are being restored for it, or null.</summary>
    public string? Restoring { get; init; }

    /// <summary>How long the restore has taken so far.</summary>
    public TimeSpan InRestore { get; init; }

    public bool Running => Started && Verdict is null;
}

/// <summary>Follows a run's events. Events come from the engine while a timer takes snapshots.</summary>
internal sealed class RunProgress
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly List<string> _order;
    private readonly Dictionary<string, (NotebookProgress Progress, long StartedAt, long CellStartedAt, long RestoreStartedAt)> _notebooks;

    public RunProgress(IReadOnlyList<string> notebooks, TimeProvider clock)
    {
        _clock = clock;
        _order = [.. notebooks];
        _notebooks = _order.ToDictionary(n => n, n => (new NotebookProgress(n, 0, 0, TimeSpan.Zero, false, null), 0L, 0L, 0L));
    }

    public void Apply(RunEvent e)
    {
        lock (_gate)
        {
            var (now, startedAt, cellStartedAt, restoreStartedAt) = _notebooks[e.Notebook];
            _notebooks[e.Notebook] = e switch
            {
                NotebookStarted started => (now with { Started = true, Verdict = null, Cell = 0, Cells = started.Cells }, _clock.GetTimestamp(), _clock.GetTimestamp(), restoreStartedAt),
                CellStarted started => (now with { Cell = started.Cell }, startedAt, _clock.GetTimestamp(), restoreStartedAt),
                PackagesRestoring { Packages: var packages } => (now with { Restoring = packages }, startedAt, cellStartedAt, _clock.GetTimestamp()),
                NotebookFinished { Result: var result } =>
                    (now with { Verdict = result.Verdict, Elapsed = TimeSpan.FromMilliseconds(result.Milliseconds) }, startedAt, cellStartedAt, restoreStartedAt),
                _ => (now, startedAt, cellStartedAt, restoreStartedAt),
            };
        }
    }

    public IReadOnlyList<NotebookProgress> Snapshot()
    {
        lock (_gate)
            return [.. _order.Select(n => _notebooks[n]).Select(n => n.Progress.Running
                ? n.Progress with { Elapsed = _clock.GetElapsedTime(n.StartedAt), InCell = _clock.GetElapsedTime(n.CellStartedAt), InRestore = _clock.GetElapsedTime(n.RestoreStartedAt) }
                : n.Progress)];
    }
}
