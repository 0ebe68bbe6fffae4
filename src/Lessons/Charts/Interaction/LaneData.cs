using Lessons.Charts.Plotly;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>A lane for <c>timeline.js</c>: its name and, if it is of several operations, what it unfolds to.</summary>
/// <param name="lane">The lane.</param>
/// <param name="row">The height of its middle, in lanes.</param>
/// <param name="places">The lines of code.</param>
internal sealed class LaneData(Lane lane, double row, SourcePlaces places) : IPlotly
{
    // A figure with more lanes than this is no longer a picture, and the data of its segments would make the page large.
    private const int MostMembers = 100, MostSegments = 600;

    public void Write(PlotlyWriter json)
    {
        json.Put("row", row);
        json.Put("name", lane.Name);
        json.Put("depth", lane.Depth);
        if (Unfolds) json.Put("members", lane.Operations.Select(operation => new Member(operation, places)).ToList());
    }

    private bool Unfolds => lane.IsGroup && lane.Operations.Count <= MostMembers && lane.Operations.Sum(operation => operation.Segments.Length) <= MostSegments;

    /// <summary>One operation of a merged lane: its start, and then state, end, thread and place of each segment.</summary>
    private sealed class Member(Operation operation, SourcePlaces places) : IPlotly
    {
        public void Write(PlotlyWriter json)
        {
            var segments = new Numbers();
            var known = places.Of(operation, operation.Segments);
            for (var i = 0; i < operation.Segments.Length; i++)
            {
                var segment = operation.Segments[i];
                var style = operation.Source is null ? SegmentStyle.Of(segment.State) : SegmentStyle.Span;
                segments.Add(TimelineData.StateOf(style));
                segments.Add(segment.End);
                segments.Add(segment.Thread);
                segments.Add(known[i]);
            }
            json.Put("name", operation.Name);
            json.Put("start", operation.Started);
            json.Put("segments", segments.ToArray());
        }
    }
}
