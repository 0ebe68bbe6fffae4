using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>
/// The lines of code that a figure knows, numbered in order of their first use. Number 0 is no line. A wait knows its line
/// only if the lesson annotated it, so another wait gets the line on which its operation was started. A slice gets the line
/// of the wait after which it goes on.
/// </summary>
internal sealed class SourcePlaces
{
    private readonly List<Place> _places = [new(0, 0)];

    /// <summary>The number of each segment's line.</summary>
    /// <param name="lane">The lane. A merged one has no lines.</param>
    public int[] Of(Lane lane) => lane.IsGroup ? new int[lane.Segments.Length] : Of(lane.Operations[0], lane.Segments);

    /// <inheritdoc cref="Of(Lane)"/>
    /// <param name="operation">The operation.</param>
    /// <param name="segments">Its segments, as they are drawn.</param>
    public int[] Of(Operation operation, IReadOnlyList<Segment> segments)
    {
        var start = Number(operation.Cell, operation.Line);
        var numbers = new int[segments.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = segments[i] is { State: State.HoldingThread } ? (i == 0 ? start : numbers[i - 1])
                : segments[i] is { Line: > 0 } wait ? Number(wait.Cell, wait.Line) : start;
        return numbers;
    }

    /// <summary>Cell and line of each number, one after the other. Cell 0 is a cell whose number is not known.</summary>
    public double[] ToArray()
    {
        var numbers = new Numbers();
        foreach (var place in _places)
        {
            numbers.Add(place.Cell);
            numbers.Add(place.Line);
        }
        return numbers.ToArray();
    }

    private int Number(int cell, int line)
    {
        if (line == 0) return 0;
        var place = new Place(cell, line);
        if (_places.IndexOf(place) is >= 0 and var known) return known;
        _places.Add(place);
        return _places.Count - 1;
    }

    private sealed record Place(int Cell, int Line);
}
