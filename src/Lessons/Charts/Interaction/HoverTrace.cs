using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>
/// Invisible bars, as high as their lanes, which have the texts of the segments. A thin wait is hard to point at, so the
/// pointer may be anywhere in the lane's row. Every front end with plotly.js can do this, without a script of ours.
/// </summary>
internal static class HoverTrace
{
    /// <summary>How <c>timeline.js</c> finds this trace among the others.</summary>
    public const string Meta = "segments";

    // Neighbouring lanes do not touch, so that the pointer is always in one lane only.
    private const double Height = 0.98;

    /// <summary>The trace, or nothing where the segments are too many to be bars.</summary>
    public static IEnumerable<Trace> Of(IReadOnlyList<Band> bands)
    {
        if (!SegmentTraces.AreBars(bands)) yield break;

        var (starts, lengths, rows) = (new Numbers(), new Numbers(), new Numbers());
        List<string> texts = [];
        foreach (var band in bands)
            for (var i = 0; i < band.Lanes.Length; i++)
            {
                texts.AddRange(Hover.Segments(band.Lanes[i]));
                foreach (var segment in band.Lanes[i].Segments)
                {
                    starts.Add(segment.Start);
                    lengths.Add(Math.Max(segment.Duration, SegmentTraces.Shortest));
                    rows.Add(band.Place(i));
                }
            }
        yield return new BarTrace
        {
            Meta = Meta,
            Orientation = "h",
            Base = starts.ToArray(),
            X = lengths.ToArray(),
            Y = rows.ToArray(),
            Width = Height,
            Opacity = 0,
            Hovertext = [.. texts],
            Hoverinfo = "text",
            Showlegend = false,
        };
    }
}
