using System.Collections.Immutable;

namespace Lessons.Recordings;

/// <summary>
/// Infers the critical path from the end backwards. The path goes into the child that finished last before its parent
/// went on, and from an acquired permit to the operation whose end freed the permit.
/// </summary>
internal sealed class PathFinder
{
    // An operation passes its permit on a little before its own end.
    private const double HandOver = 2;

    private readonly Recording _recording;
    private readonly ILookup<int, int> _children;
    private readonly List<PathStep> _steps = [];

    private PathFinder(Recording recording)
    {
        _recording = recording;
        _children = Enumerable.Range(0, recording.Operations.Length)
            .Where(i => recording.Operations[i] is { Outcome: not Outcome.Unfinished, Source: null })
            .OrderByDescending(i => recording.Operations[i].Ended)
            .ToLookup(i => recording.Operations[i].Parent);
    }

    public static ImmutableArray<PathStep> Find(Recording recording)
    {
        var finder = new PathFinder(recording);
        finder.Through(-1, 0, recording.Elapsed);
        finder._steps.Reverse();
        return [.. finder._steps];
    }

    /// <summary>Goes back through a parent and the children that it waited for.</summary>
    private void Through(int parent, double from, double until)
    {
        foreach (var child in _children[parent])
        {
            var operation = _recording.Operations[child];
            if (operation.Ended <= from || until <= from) break;
            if (operation.Ended > until && !IsRelease(operation, until)) continue;

            var ended = Math.Min(operation.Ended, until);
            Own(parent, ended, until);
            var begun = Begun(child, operation, ended);
            Through(child, begun, ended);
            until = begun;
        }
        Own(parent, from, until);
    }

    /// <summary>Where the path leaves an operation: at its start, or where another operation's end let it go on.</summary>
    private double Begun(int index, Operation operation, double until) =>
        operation.Segments.LastOrDefault(segment => segment.State == State.Queued && segment.End <= until) is { } queued
        && _children[operation.Parent].Any(other => other != index
            && _recording.Operations[other].Ended is var ended && ended > queued.Start && ended < queued.End + HandOver)
            ? queued.End
            : operation.Started;

    /// <summary>Whether the path is where an operation got its permit, and the given operation ended just then.</summary>
    private bool IsRelease(Operation operation, double until) =>
        _steps is [.., var step] && step.Start == until && operation.Ended - until is > 0 and < HandOver
        && _recording.Operations[step.Operation].Segments.Any(segment => segment.State == State.Queued && segment.End == until);

    private void Own(int operation, double start, double end)
    {
        if (operation >= 0 && end > start) _steps.Add(new(operation, _recording.Operations[operation].Name, start, end));
    }
}
