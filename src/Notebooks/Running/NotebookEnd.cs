using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>The end of one notebook, after its last cell: what was left unfinished, unseen or alive.</summary>
/// <param name="outputs">The outputs of its cells.</param>
/// <param name="results">The results of its cells.</param>
/// <param name="remarks">Takes the remarks about it.</param>
internal sealed class NotebookEnd(NotebookOutputs outputs, CellResults results, List<RunRemark> remarks)
{
    /// <summary>The largest resident set of the process, in bytes; 0 when it is not known.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Asks what is left, and ends the process.</summary>
    /// <param name="session">The notebook's session.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task ReachAsync(NotebookSession session, CancellationToken cancellationToken)
    {
        // A host that was killed or has died cannot report anything more.
        if (results.Known.Any(r => r.Failure is { Kind: FailureKind.HostDied or FailureKind.Timeout or FailureKind.OutOfMemory })) return;
        Farewell? farewell;
        try
        {
            await RemarkOnUnfinishedAsync(session).ConfigureAwait(false);
            outputs.End();
            farewell = await session.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (farewell is null) return;
        if (farewell.Death is { } death)
        {
            results.Blame(Judge.Describe(death with { Message = $"All cells had run, but the process did not end as it should. {death.Message}" }), death.Cell ?? outputs.Running);
            return;
        }

        RemarkOn(farewell);
        PeakBytes = farewell.PeakBytes;
    }

    private async Task RemarkOnUnfinishedAsync(NotebookSession session)
    {
        // After a failed cell, unfinished work is no surprise, so it is not reported.
        if (results.Known.Any(r => r.Verdict == Verdict.Failed)) return;
        if (await session.SettleAsync().ConfigureAwait(false) is { } left) remarks.AddRange(UnfinishedWork.In(left));
    }

    private void RemarkOn(Farewell farewell)
    {
        foreach (var unobserved in farewell.Unobserved)
            remarks.Add(new(unobserved.Cell, $"An exception of a task was never looked at: {unobserved.Error.Types[0]}: {unobserved.Error.Message}"));
        if (farewell.Survivors.Count > 0)
            remarks.Add(new(null, $"When the notebook ended, processes that it had started were still running, and were stopped: {string.Join(", ", farewell.Survivors)}. Wait for them, or end them."));
        foreach (var cell in outputs.AfterEnd)
            remarks.Add(new(cell, "It put something out after the notebook had ended. Wait for what it starts."));
    }
}
