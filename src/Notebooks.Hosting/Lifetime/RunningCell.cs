using Notebooks.Hosting.Attribution;

namespace Notebooks.Hosting.Lifetime;

/// <summary>The cell that the host runs, and how the host leaves it after an interrupt.</summary>
/// <param name="number">One-based number of the cell.</param>
/// <param name="cells">Runs it.</param>
internal sealed class RunningCell(int number, ICellExecutor cells)
{
    // How long the cell is watched before it is left. A cell that heeds its token can still end by itself in this time, and a
    // cell that computes is noticed.
    private const long WatchInMilliseconds = 500;
    private const int BetweenLooksInMilliseconds = 5;

    // A cell may print something now and then. It counts as suspended if at most one look in this many finds it at work.
    private const int LeastPartAtWork = 10;

    private readonly TaskCompletionSource _left = new();
    private volatile bool _hasEnded;

    /// <summary>One-based number of the cell.</summary>
    public int Number => number;

    /// <summary>Completes when the cell was left where it is.</summary>
    public Task Left => _left.Task;

    /// <summary>The cell has come to its end.</summary>
    public void End() => _hasEnded = true;

    /// <summary>Waits until the cell ends, or leaves it when it has been suspended for a while. A cell that keeps a thread is not left.</summary>
    public void LeaveWhenSuspended()
    {
        while (!_hasEnded)
        {
            if (!IsSuspended() || _hasEnded) continue;
            if (cells.TryLeave()) _left.TrySetResult();
            return;
        }
    }

    private bool IsSuspended()
    {
        var (looks, busy) = (0, 0);
        for (var end = Environment.TickCount64 + WatchInMilliseconds; Environment.TickCount64 < end && !_hasEnded; looks++)
        {
            if (CurrentCell.HasThreads(number)) busy++;
            Thread.Sleep(BetweenLooksInMilliseconds);
        }
        return busy * LeastPartAtWork <= looks;
    }
}
