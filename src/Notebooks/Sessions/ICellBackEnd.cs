using Notebooks.Planning;

namespace Notebooks.Sessions;

/// <summary>
/// The form in which cells get to a host: compiled here, submission by submission, or as their text. One serves one host:
/// what was run before is part of it.
/// </summary>
internal interface ICellBackEnd
{
    /// <summary>What code written now would build on, first to last; empty when only the host knows.</summary>
    IReadOnlyList<Submission> Submissions { get; }

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="run">The cell, and the way to its host.</param>
    /// <exception cref="OperationCanceledException">Its time is up, or it is not wanted any more.</exception>
    Task<CellEnding> RunAsync(CellRun run);
}
