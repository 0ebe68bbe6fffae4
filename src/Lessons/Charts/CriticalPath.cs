using System.Collections.Immutable;
using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>A stretch during which the end of the recording waited for one operation.</summary>
internal readonly record struct CriticalStep(int Operation, double Start, double End);

/// <summary>
/// Infers what the wall clock waited for, from the end backwards: into the child that finished last before its parent
/// went on, and from an acquired permit to whoever ended just before it was free.
/// </summary>
internal sealed class CriticalPath
{
    // Permits and results are handed over a little before the giver's own end is stamped.
    private const double HandOver = 2;

    private readonly ImmutableArray<Operation> _operations;
    private readonly ILookup<int, int> _children;
    private readonly List<CriticalStep> _steps = [];
    private readonly HashSet<int> _walked = [];

    private CriticalPath(Recording recording)
    {
        _operations = recording.Operations;
        _children = Enumerable.Range(0, _operations.Length).ToLookup(i => _operations[i].Parent);
    }

    /// <summary>The steps in order of time.</summary>
    public static ImmutableArray<CriticalStep> Of(Recording recording)
    {
        var path = new CriticalPath(recording);
        path.Children(-1, 0, recording.Elapsed);
        path._steps.Reverse();
        return [.. path._steps];
    }

    /// <summary>Walks back from a moment to the start of a parent, through the children that it waited for.</summary>
    private void Children(int parent, double from, double until)
    {
        var at = until;
        while (LastEnded(parent, from, at) is { } child)
        {
            Own(parent, _operations[child].Ended, at);
            at = Math.Min(at, Walk(child, Math.Min(at, _operations[child].Ended)));
        }
        Own(parent, from, at);
    }

    /// <summary>Walks back through one operation; returns the moment at which its siblings' turn comes.</summary>
    private double Walk(int operation, double until)
    {
        _walked.Add(operation);
        var permit = _operations[operation].Segments.LastOrDefault(s => s.State == State.Queued && s.End <= until && s.Duration > 0.5);
        if (permit is null || LastEnded(_operations[operation].Parent, permit.Start, permit.End + HandOver) is null)
        {
            Children(operation, _operations[operation].Started, until);
            return _operations[operation].Started;
        }
        Children(operation, permit.End, until);
        return permit.End + HandOver;
    }

    private int? LastEnded(int parent, double from, double until)
    {
        int? last = null;
        foreach (var child in _children[parent])
            if (!_walked.Contains(child) && _operations[child] is var it && it.Ended > from && it.Ended <= until && it.Started < it.Ended
                && (last is null || it.Ended > _operations[last.Value].Ended))
                last = child;
        return last;
    }

    private void Own(int operation, double start, double end)
    {
        if (operation >= 0 && end > start) _steps.Add(new(operation, start, end));
    }
}
