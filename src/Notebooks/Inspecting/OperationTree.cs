using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>Asynchronous methods that wait for each other.</summary>
internal sealed class OperationTree(SeenOperation[] operations, SubmissionMap map)
{
    // Without a limit, two operations that wait for each other would make an endless chain.
    private const int MostSteps = 20;

    private readonly Dictionary<long, SeenOperation> _byAddress = operations.ToDictionary(o => o.Address);

    /// <summary>The operations of cells that no other operation of a cell waits for.</summary>
    public IEnumerable<SeenOperation> Roots()
    {
        var awaited = operations.Where(o => map.CellOf(o.Type) > 0).Select(o => o.Awaits).ToHashSet();
        return operations.Where(o => map.CellOf(o.Type) > 0 && !awaited.Contains(o.Address));
    }

    /// <summary>The places where an operation, and the operations that it waits for, are suspended.</summary>
    public IEnumerable<Frame> ChainOf(SeenOperation operation) => Steps(operation).Select(map.FrameOf);

    /// <summary>Says what an operation waits for: <c>at line 3 for Load, which waits at line 5 of a.dib#1 for Task.Delay</c>.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="document">The document whose name is left out.</param>
    public string Describe(SeenOperation operation, string document)
    {
        var steps = Steps(operation).Where(s => map.CellOf(s.Type) > 0).ToArray();
        var places = steps.Select(s => Place(map.FrameOf(s), document)).ToArray();
        var names = steps.Skip(1).Select(s => map.FrameOf(s).Method).Append(Last(steps[^1]));
        return string.Join(", which waits ", places.Zip(names, (place, name) => $"{place} for {name}"));
    }

    private static string Last(SeenOperation step) => SeenNames.Awaited(step.AwaitsType, step.AwaitsCode);

    private static string Place(Frame frame, string document) =>
        frame.Document is null ? "" : frame.Document == document ? $"at line {frame.Line}" : $"at line {frame.Line} of {frame.Document}";

    private IEnumerable<SeenOperation> Steps(SeenOperation operation)
    {
        for (var (step, count) = (operation, 0); step is not null && count < MostSteps; step = _byAddress.GetValueOrDefault(step.Awaits), count++)
            yield return step;
    }
}
