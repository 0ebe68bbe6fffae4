namespace Notebooks.Hosting.Attribution;

/// <summary>
/// Marks everything that one submission of a cell starts. Threads, timers and suspended operations reference this object
/// through their execution context. As long as it is alive, something that the cell has started is alive.
/// </summary>
internal sealed class CellFlow(int cell)
{
    /// <summary>One-based number of the cell. The runner also reads it from outside, when it inspects the process.</summary>
    public int Cell { get; } = cell;
}
