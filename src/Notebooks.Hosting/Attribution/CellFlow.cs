namespace Notebooks.Hosting.Attribution;

/// <summary>
/// Marks everything that one submission of a cell sets in motion. Threads, timers and suspended operations hold on to it
/// through their execution context: as long as it is alive, so is something that the cell has started.
/// </summary>
internal sealed class CellFlow(int cell)
{
    private int _threads;

    /// <summary>One-based number of the cell. The runner reads it from outside, too, when it inspects the process.</summary>
    public int Cell { get; } = cell;

    /// <summary>Whether a thread is in it now: one that computes, or one that it blocks.</summary>
    public bool HasThreads => Volatile.Read(ref _threads) > 0;

    /// <summary>A thread has come to it.</summary>
    public void Enter() => Interlocked.Increment(ref _threads);

    /// <summary>A thread has left it.</summary>
    public void Leave() => Interlocked.Decrement(ref _threads);
}
