using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Tests.Charts;

/// <summary>Writes a recording by hand: operations, and for each its states one after another.</summary>
internal sealed class Draft(string title)
{
    private readonly List<Operation> _operations = [];
    private readonly List<Note> _notes = [];

    /// <summary>An operation whose states follow each other from <paramref name="start"/> without gaps.</summary>
    public int Run(string name, double start, int parent, Outcome outcome, params ReadOnlySpan<(State State, double Until, int Thread)> states)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var at = start;
        foreach (var (state, until, thread) in states)
        {
            segments.Add(new(state, at, until, thread));
            at = until;
        }
        return Run(name, parent, outcome, segments.ToImmutable());
    }

    public int Run(string name, int parent, Outcome outcome, ImmutableArray<Segment> segments, Exception? exception = null)
    {
        _operations.Add(new()
        {
            Name = name,
            Parent = parent,
            Depth = parent < 0 ? 0 : _operations[parent].Depth + 1,
            Started = segments[0].Start,
            Ended = segments[^1].End,
            Outcome = outcome,
            Exception = exception ?? (outcome == Outcome.Faulted ? new HttpRequestException("503 (Service Unavailable)") : null),
            Segments = segments,
        });
        return _operations.Count - 1;
    }

    /// <summary>What a library reports of itself.</summary>
    public int Span(string name, string source, double start, double end, int parent, Outcome outcome = Outcome.Completed)
    {
        var index = Run(name, start, parent, outcome, (State.Awaiting, end, 0));
        _operations[index] = _operations[index] with { Source = source };
        return index;
    }

    /// <summary>An operation that returned the task of another one as its own.</summary>
    public void Shares(int index, int other) => _operations[index] = _operations[index] with { Shares = other };

    /// <summary>Stretches on several threads at once.</summary>
    public void Slices(int index, ImmutableArray<Segment> slices) => _operations[index] = _operations[index] with { Slices = slices };

    public Draft Note(int operation, double at, string text)
    {
        _notes.Add(new(operation, at, text));
        return this;
    }

    public Recording Recorded(double? elapsed = null, int? limit = null, params ImmutableArray<PoolSample> pool) => new()
    {
        Title = title,
        Elapsed = elapsed ?? _operations.Max(operation => operation.Ended),
        Operations = [.. _operations],
        Notes = [.. _notes],
        Limit = limit,
        Pool = pool,
    };
}
