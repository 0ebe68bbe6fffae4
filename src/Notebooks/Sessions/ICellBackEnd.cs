using Notebooks.Planning;

namespace Notebooks.Sessions;

/// <summary>
/// Sends cells to a host, either compiled here, submission by submission, or as their text. Each back end serves one host,
/// because it also knows what ran there before.
/// </summary>
internal interface ICellBackEnd
{
    /// <summary>The submissions that a new cell would build on, in order; empty when only the host knows them.</summary>
    IReadOnlyList<Submission> Submissions { get; }

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="run">The cell, and the way to its host.</param>
    /// <exception cref="OperationCanceledException">Its time is up, or it was interrupted.</exception>
    Task<CellEnding> RunAsync(CellRun run);
}
