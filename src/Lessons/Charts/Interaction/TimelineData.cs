using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>What <c>timeline.js</c> has to know of a figure, beside the traces. It lies in the layout's <c>meta</c>.</summary>
/// <param name="bands">The recordings of the figure.</param>
internal sealed class TimelineData(IReadOnlyList<Band> bands) : IPlotly
{
    private readonly SourcePlaces _places = new();

    /// <summary>The data, or null where a script has nothing to do: while a recording runs, and where there are too many segments.</summary>
    /// <param name="bands">The recordings of the figure.</param>
    public static TimelineData? Of(IReadOnlyList<Band> bands)
    {
        foreach (var band in bands)
            if (band.Recording.Running) return null;
        return SegmentTraces.AreBars(bands) ? new(bands) : null;
    }

    public void Write(PlotlyWriter json)
    {
        var (states, places) = (new Numbers(), new Numbers());
        List<LaneData> lanes = [];
        foreach (var band in bands)
            for (var i = 0; i < band.Lanes.Length; i++)
            {
                var lane = band.Lanes[i];
                lanes.Add(new(lane, band.Place(i), _places));
                foreach (var segment in lane.Segments) states.Add(StateOf(lane.Style(segment)));
                foreach (var place in _places.Of(lane)) places.Add(place);
            }
        json.Put("timeline", 1);
        if (bands.Count > 1) json.Put("recordings", bands.Count);
        if (bands.Any(band => band.Recording.Live)) json.Put("live", true);
        json.Put("rowHeight", TimelineLayout.LaneHeight);
        json.Put("states", SegmentStyle.InLegendOrder.Select(style => style.Label).ToArray());
        json.Put("state", states.ToArray());
        json.Put("place", places.ToArray());
        json.Put("lanes", lanes);
        // The lanes were written before, so that all places are known by now.
        json.Put("places", _places.ToArray());
    }

    /// <summary>Its number in <c>states</c>.</summary>
    public static int StateOf(SegmentStyle style)
    {
        for (var i = 0; i < SegmentStyle.InLegendOrder.Count; i++)
            if (ReferenceEquals(SegmentStyle.InLegendOrder[i], style)) return i;
        return 0;
    }
}
