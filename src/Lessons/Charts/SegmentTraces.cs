using System.Collections.Immutable;
using Lessons.Charts.Plotly;
using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>One trace per state, so that the legend can switch a state off.</summary>
internal static class SegmentTraces
{
    /// <summary>Bars are SVG elements: with more than these, lines draw the same picture far sooner.</summary>
    private const int MostBars = 5000;

    public static IEnumerable<Trace> Of(Recording recording, ImmutableArray<Lane> lanes)
    {
        var all = lanes.SelectMany((lane, row) => lane.Segments.Zip(Hover.Segments(recording, lane), (segment, hover) => new Item(row, segment, hover))).ToLookup(item => item.Segment.State);
        var bars = AreBars(lanes);
        return from style in States.All
               where all.Contains(style.State)
               select bars ? (Trace)Bars(style, [.. all[style.State]]) : Lines(style, all[style.State]);
    }

    public static bool AreBars(ImmutableArray<Lane> lanes) => lanes.Sum(lane => lane.Segments.Length) is > 0 and <= MostBars;

    private static BarTrace Bars(StateStyle style, Item[] items) => new()
    {
        Name = style.Label,
        Orientation = "h",
        Base = [.. items.Select(item => item.Segment.Start)],
        // plotly.js does not draw a bar of length zero.
        X = [.. items.Select(item => (object)Math.Max(item.Segment.Duration, 0.01))],
        Y = [.. items.Select(item => (object)item.Row)],
        Width = style.Thickness,
        Marker = new() { Color = style.Colour, Line = style.Edge, Pattern = style.Pattern },
        Hovertext = [.. items.Select(item => item.Hover)],
        Hoverinfo = "text",
        Legendrank = Rank(style),
        Text = style.State == State.HoldingThread ? [.. items.Select(item => item.Segment.Thread > 0 ? $"T{item.Segment.Thread}" : "")] : null,
        Textposition = style.State == State.HoldingThread ? "inside" : "none",
        Textangle = style.State == State.HoldingThread ? 0 : null,
        Insidetextanchor = style.State == State.HoldingThread ? "middle" : null,
        Textfont = style.State == State.HoldingThread ? new(Size: 10, Color: Palette.Light.Paper) : null,
    };

    private static ScatterTrace Lines(StateStyle style, IEnumerable<Item> items)
    {
        List<object> x = [], y = [];
        foreach (var (row, segment, _) in items)
        {
            x.AddRange([segment.Start, segment.End, double.NaN]);
            y.AddRange([row, row, double.NaN]);
        }
        return new()
        {
            Name = style.Label,
            Mode = "lines",
            X = x,
            Y = y,
            // Simplified, lines shorter than a pixel would vanish: here they are the picture.
            Line = new(style.Colour, Math.Round(style.Thickness * TimelineLayout.LaneHeight), Simplify: false),
            Hoverinfo = "x+name",
            Legendrank = Rank(style),
        };
    }

    /// <summary>The legend tells the states in the order of the enumeration, whatever is drawn first.</summary>
    private static int Rank(StateStyle style) => 1 + (int)style.State;

    private readonly record struct Item(int Row, Segment Segment, string Hover);
}
