using System.Diagnostics;
using Notebooks.Processes;

namespace Notebooks.Sessions;

/// <summary>
/// The time that a command of a cell may take. Time in which the machine was too busy to run the host does not count, because a
/// cell that is right must not fail by its neighbours. But it is not given for ever: the whole wait is at most four limits long.
/// </summary>
internal static class CellLimit
{
    private const int MostLimits = 4;

    // Most commands end sooner, and cost no look at the host's threads.
    private static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(1);

    // A host that gets next to nothing would otherwise be looked at all the time.
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the time is up.</summary>
    /// <param name="left">The time that is left to the cell.</param>
    /// <param name="watch">Begins to watch how long the host has to wait for a core.</param>
    /// <param name="answered">Cancelled when the command has ended.</param>
    /// <returns>Whether the time is up. If not, the command has ended.</returns>
    public static async Task<bool> IsUpAsync(TimeSpan left, Func<RunDelay> watch, CancellationToken answered)
    {
        var clock = Stopwatch.StartNew();
        if (!await WaitedAsync(left < Unwatched ? left : Unwatched).ConfigureAwait(false)) return false;
        var delay = watch();
        while (true)
        {
            var given = delay.Longest;
            var more = left + (given < (MostLimits - 1) * left ? given : (MostLimits - 1) * left) - clock.Elapsed;
            if (more <= TimeSpan.Zero) return true;
            if (!await WaitedAsync(more < LeastWait ? LeastWait : more).ConfigureAwait(false)) return false;
        }

        async Task<bool> WaitedAsync(TimeSpan time)
        {
            await Task.Delay(time, answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return !answered.IsCancellationRequested;
        }
    }
}
