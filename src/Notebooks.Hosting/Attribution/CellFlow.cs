namespace Notebooks.Hosting.Attribution;

/// <summary>
/// Marks everything that one submission of a cell sets in motion. Threads, timers and suspended operations hold on to it
/// through their execution context: as long as it is alive, so is something that the cell has started.
/// </summary>
internal sealed class CellFlow(int cell)
{
    /// <summary>One-based number of the cell. The runner reads it from outside, too, when it inspects the process.</summary>
    public int Cell { get; } = cell;
}
