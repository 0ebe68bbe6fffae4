using Lessons.Recordings;
using Lessons.Recordings.Verdicts;

namespace Lessons.Charts;

/// <summary>Draws recordings one above the other on one time axis: the same work, done differently.</summary>
public static class CompareFigure
{
    /// <summary>The figure of several recordings. The others are compared with the first.</summary>
    /// <param name="recordings">The recordings, from top to bottom.</param>
    /// <exception cref="ArgumentException">There are no recordings.</exception>
    public static Figure From(params IReadOnlyList<Recording> recordings)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        if (recordings.Count == 0) throw new ArgumentException("There is nothing to compare: give at least one recording.", nameof(recordings));
        if (recordings.Count == 1) return TimelineFigure.From(recordings[0]);

        List<Band> bands = [];
        var span = recordings.Max(recording => recording.Elapsed);
        foreach (var recording in recordings)
        {
            // The row between two bands belongs to the heading of the second.
            var top = bands.Count == 0 ? 1 : bands[^1].Bottom + 1;
            bands.Add(new(recording, Lanes.Of(recording, Math.Max(2, Lanes.Most / recordings.Count)), top, span));
        }
        var title = string.Join(" → ", recordings.Select(recording => recording.Title));
        var verdict = ComparedTimes.Of(recordings);
        var sheet = new Sheet(ChartLayout.TitleLines(title), verdict, bands)
        {
            Remarks = [.. recordings.SelectMany(recording => recording.Lints.Select(lint => $"{recording.Title}: {lint}"))],
        };
        return sheet.Draw(title, TextTimeline.Of(title, verdict, bands));
    }
}
