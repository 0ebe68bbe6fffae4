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
    // A permit is handed over a little before the giver's own end is stamped, and a busy machine picks it up late.
    private const double Early = 2;
    private const double Late = 25;

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

    /// <summary>Walks back through one operation, and those whose permits it waited for; returns when the first of them started.</summary>
    private double Walk(int operation, double until)
    {
        while (true)
        {
            _walked.Add(operation);
            var (started, parent) = (_operations[operation].Started, _operations[operation].Parent);
            if (Permit(operation, until) is not { } permit || LastEnded(parent, Math.Max(permit.Start, permit.End - Late), permit.End + Early) is not { } giver)
            {
                Children(operation, started, until);
                return started;
            }
            Children(operation, permit.End, until);
            (operation, until) = (giver, Math.Min(_operations[giver].Ended, permit.End));
        }
    }

    /// <summary>The last wait for a permit that was followed by work.</summary>
    private Segment? Permit(int operation, double until)
    {
        var segments = _operations[operation].Segments;
        for (var i = segments.Length - 2; i >= 0; i--)
            if (segments[i] is { State: State.Queued } queued && queued.End <= until && segments[i + 1].State != State.Cancelling)
                return queued;
        return null;
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
