using System.Collections.Immutable;
using Lessons.Charts.Plotly;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>Draws a recording: a lane for each operation, and below it how many were under way.</summary>
public static class TimelineFigure
{
    // plotly.js draws no axes without a trace.
    private static readonly ScatterTrace Nothing = new() { Mode = "none", X = [0], Y = [0], Hoverinfo = "skip", Showlegend = false };

    /// <summary>The figure of a recording.</summary>
    public static Figure From(Recording recording)
    {
        var lanes = Lanes.Of(recording);
        ImmutableArray<CounterPlot> counters = [.. CounterPlot.Of(recording)];
        ImmutableArray<Trace> critical = [.. CriticalPathTraces.Of(recording, lanes)];
        return new(
            recording.Title,
            TextTimeline.From(recording),
            lanes.IsEmpty ? [Nothing] :
            [
                .. critical,
                .. SegmentTraces.Of(recording, lanes),
                .. MarkerTraces.Of(recording, lanes),
                .. counters.SelectMany(counter => counter.Traces),
            ],
            TimelineLayout.Of(recording, lanes, counters, critical.Length > 0));
    }
}
