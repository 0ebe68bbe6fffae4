namespace Notebooks.Running;

/// <summary>Runs notebooks: each in a process of its own, several at once.</summary>
public sealed class NotebookRunner
{
    /// <summary>Runs <paramref name="notebooks"/> and reports what happens as it happens.</summary>
    /// <param name="notebooks">Paths of the notebooks.</param>
    /// <param name="options">Limits and modes.</param>
    /// <param name="report">Called for each event, never by two threads at once.</param>
    /// <param name="cancellationToken">Stops all hosts; the notebooks that had started still report their end, and the method returns what there is.</param>
    /// <returns>The results, in the order of <paramref name="notebooks"/>; notebooks that were never started are missing.</returns>
    public Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Compiles <paramref name="notebooks"/> without running anything.</summary>
    /// <param name="notebooks">Paths of the notebooks.</param>
    /// <param name="options">Limits and modes.</param>
    /// <param name="report">Called for each event, never by two threads at once.</param>
    /// <param name="cancellationToken">Stops compiling.</param>
    /// <returns>The results, in the order of <paramref name="notebooks"/>; cells that compile (or fail as expected) have passed.</returns>
    public Task<IReadOnlyList<NotebookResult>> CheckAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
