namespace Lessons.World;

/// <summary>A barrier that awaits instead of blocking: no guest goes on before the given number of guests is there.</summary>
/// <remarks>It proves, on a machine of any speed, that calls overlap: calls one after the other would never meet.</remarks>
internal sealed class Meeting(int guests)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _complete = NewRound();
    private int _waiting;

    /// <summary>Waits for the other guests. When all are there, the next guest begins the next round.</summary>
    /// <param name="patience">The longest time to wait. A guest that leaves is no longer counted.</param>
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

    // It returns false when the last guest came at the same moment, so that all guests have met.
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
