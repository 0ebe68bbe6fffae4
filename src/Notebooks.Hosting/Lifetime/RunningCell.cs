using Notebooks.Hosting.Attribution;

namespace Notebooks.Hosting.Lifetime;

/// <summary>The cell that the host is at work for, and how it is left when somebody interrupts it.</summary>
/// <param name="number">One-based number of the cell.</param>
/// <param name="cells">Runs it.</param>
internal sealed class RunningCell(int number, ICellExecutor cells)
{
    // How long it is watched, so that one that heeds its token can still end by itself, and one that computes is seen to.
    private const long WatchInMilliseconds = 500;
    private const int BetweenLooksInMilliseconds = 5;

    // A cell that prints something now and then is suspended all the same.
    private const int LeastPartAtWork = 10;

    private readonly TaskCompletionSource _left = new();
    private volatile bool _hasEnded;

    /// <summary>One-based number of the cell.</summary>
    public int Number => number;

    /// <summary>Completes when the cell was left where it is.</summary>
    public Task Left => _left.Task;

    /// <summary>The cell has come to its end.</summary>
    public void End() => _hasEnded = true;

    /// <summary>Leaves the cell as soon as it has been suspended for a while; one that keeps a thread is not left. It returns when either is done.</summary>
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
