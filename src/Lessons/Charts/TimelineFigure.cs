using Lessons.Recordings;
using Lessons.Recordings.Explaining;
using Lessons.Recordings.Verdicts;

namespace Lessons.Charts;

/// <summary>Draws a recording: a lane for each operation, and below it how many were under way.</summary>
public static class TimelineFigure
{
    /// <summary>The figure of a recording.</summary>
    /// <param name="recording">The recording.</param>
    public static Figure From(Recording recording) => From(recording, counts: false);

    /// <summary>The figure of a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="counts">Whether the small plots of counts are drawn even if they carry no news.</param>
    public static Figure From(Recording recording, bool counts)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var band = new Band(recording, Lanes.Of(recording));
        var sheet = new Sheet(ChartLayout.TitleLines(recording.Title), TimelineVerdict.Of(recording), [band])
        {
            Counters = CounterPlot.Of(recording, counts),
            Words = [.. CountsInWords.Of(recording, counts)],
            Remarks = recording.Lints,
            Sentences = Explanation.Of(recording),
        };
        return sheet.Draw(recording.Title, TextTimeline.Of(band));
    }
}
