using Notebooks.Inspecting;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>Work of the cells of a notebook that is still under way when the last cell has ended.</summary>
internal static class UnfinishedWork
{
    /// <summary>Describes the work that was seen, each piece with the cell that started it.</summary>
    /// <param name="left">The work that was seen, and the map from it to lines.</param>
    public static IEnumerable<RunRemark> In(Leftovers left) => left.Seen is { } seen
        ? [.. Operations(seen, left.Map), .. Threads(seen, left.Map), .. Timers(seen)]
        : left.Cells.Select(cell => new RunRemark(cell, "When the notebook ended, something that this cell had started was still alive; what it was could not be seen."));

    private static IEnumerable<RunRemark> Operations(Snapshot seen, SubmissionMap map)
    {
        var operations = new OperationTree(seen.Operations, map);
        foreach (var operation in operations.Roots().Where(o => o.State >= 0))
        {
            var frame = map.FrameOf(operation);
            yield return new(
                Starter(operation.Cell, operation.Type, map),
                $"When the notebook ended, {frame.Method} had not: it was waiting {operations.Describe(operation, document: "")}. Await it, or cancel it.");
        }
    }

    private static IEnumerable<RunRemark> Threads(Snapshot seen, SubmissionMap map)
    {
        foreach (var thread in seen.Threads)
        {
            if (thread.Frames.FirstOrDefault(f => map.CellOf(f.Type) > 0) is not { } inner) continue;
            var frame = map.FrameOf(inner);
            yield return new(
                Starter(thread.Cell, inner.Type, map),
                $"When the notebook ended, a thread was still running: {frame.Method}, at line {frame.Line} of {frame.Document}. Let it end, and wait for it.");
        }
    }

    private static IEnumerable<RunRemark> Timers(Snapshot seen) => seen.Timers.Select(timer => new RunRemark(
        timer.Cell, $"When the notebook ended, a timer was still {(timer.Period > 0 ? $"ticking every {timer.Period} ms" : "to fire")}. Dispose it."));

    // Without a flow, the cell that holds the text counts as the starter.
    private static int? Starter(int flow, string type, SubmissionMap map) => flow > 0 ? flow : map.CellOf(type);
}
