namespace Lessons.World;

/// <summary>Nobody goes on before so many are there: a barrier whose guests await instead of blocking.</summary>
/// <remarks>It proves that calls overlap, on a machine of any speed: one after the other, they would never meet.</remarks>
internal sealed class Meeting(int guests)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _complete = NewRound();
    private int _waiting;

    /// <summary>Waits for the others. Once they are complete, the next round begins with the next to come.</summary>
    /// <param name="patience">How long, at most. Who leaves is no longer counted.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <returns>Whether they met.</returns>
    /// <exception cref="OperationCanceledException">The token ended the waiting.</exception>
    public async Task<bool> WaitAsync(TimeSpan patience, CancellationToken token)
    {
        var round = Enter();
        try
        {
            await round.WaitAsync(patience, token).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return !Leave(round);
        }
        catch (OperationCanceledException)
        {
            Leave(round);
            throw;
        }
    }

    private Task Enter()
    {
        lock (_lock)
        {
            var round = _complete;
            if (++_waiting < guests) return round.Task;
            (_complete, _waiting) = (NewRound(), 0);
            round.SetResult();
            return round.Task;
        }
    }

    // False: the last one came at the same moment, and everybody has met.
    private bool Leave(Task round)
    {
        lock (_lock)
        {
            if (round.IsCompleted) return false;
            _waiting--;
            return true;
        }
    }

    private static TaskCompletionSource NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
