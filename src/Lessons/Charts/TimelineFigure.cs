using System.Collections.Immutable;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>Draws a recording: a lane for each operation, and below it how many were under way.</summary>
public static class TimelineFigure
{
    /// <summary>The figure of a recording.</summary>
    public static Figure From(Recording recording)
    {
        var lanes = Lanes.Of(recording);
        ImmutableArray<CounterPlot> counters = [.. CounterPlot.Of(recording)];
        return new(
            recording.Title,
            TextTimeline.From(recording),
            [
                .. CriticalPathTraces.Of(recording, lanes),
                .. SegmentTraces.Of(recording, lanes),
                .. MarkerTraces.Of(recording, lanes),
                .. counters.SelectMany(counter => counter.Traces),
            ],
            TimelineLayout.Of(recording, lanes, counters));
    }
}
