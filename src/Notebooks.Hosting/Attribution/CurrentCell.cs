namespace Notebooks.Hosting.Attribution;

/// <summary>The cell whose code started the current flow of control, or null when the flow has none.</summary>
internal static class CurrentCell
{
    private static readonly AsyncLocal<CellFlow?> Flow = new(static change => ThreadFlow.Enter(change.CurrentValue));
    private static readonly List<WeakReference<CellFlow>> Begun = [];

    public static int? Number => Flow.Value?.Cell;

    /// <summary>Begins a flow of a cell, which ends with the calling method.</summary>
    public static void Begin(int cell)
    {
        var flow = new CellFlow(cell);
        Flow.Value = flow;
        lock (Begun)
        {
            Begun.Add(new(flow));
        }
    }

    /// <summary>Whether a thread computes for a cell, or is blocked by it. A suspended cell has no such thread.</summary>
    public static bool HasThreads(int cell) => ThreadFlow.IsAnyIn(cell);

    /// <summary>Cells of which a thread, a timer or a waiting operation is alive. The answer is right only after a garbage collection.</summary>
    public static int[] Living()
    {
        lock (Begun)
        {
            return [.. Begun.Select(flow => flow.TryGetTarget(out var living) ? living.Cell : 0).Where(cell => cell > 0).Distinct()];
        }
    }
}
