using Notebooks.Running;

namespace Notebooks.Cli;

/// <summary>Runs or checks notebooks.</summary>
/// <param name="notebooks">Their paths.</param>
/// <param name="options">Limits and modes.</param>
/// <param name="report">Called for each event, never by two threads at once.</param>
/// <param name="cancellationToken">Stops everything.</param>
internal delegate Task<IReadOnlyList<NotebookResult>> NotebookWork(
    IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report, CancellationToken cancellationToken);
