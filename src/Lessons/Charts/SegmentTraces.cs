using Lessons.Charts.Plotly;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>Makes one trace per state, so that the legend can switch a state off.</summary>
internal static class SegmentTraces
{
    /// <summary>Bars are SVG elements. With more bars than this, areas draw the same picture much faster.</summary>
    private const int MostBars = 2000;

    /// <summary>plotly.js does not draw a bar of length zero.</summary>
    public const double Shortest = 0.01;

    public static IEnumerable<Trace> Of(IReadOnlyList<Band> bands)
    {
        var bars = AreBars(bands);
        var pieces = Pieces(bands);
        foreach (var style in SegmentStyle.InDrawingOrder)
            if (pieces.FindAll(piece => ReferenceEquals(piece.Style, style)) is { Count: > 0 } own)
                yield return bars ? Bars(style, own) : Areas(style, own);
    }

    public static bool AreBars(IReadOnlyList<Band> bands)
    {
        var count = 0;
        foreach (var band in bands)
            foreach (var lane in band.Lanes) count += lane.Segments.Length;
        return count is > 0 and <= MostBars;
    }

    private static List<Piece> Pieces(IReadOnlyList<Band> bands)
    {
        List<Piece> pieces = [];
        foreach (var band in bands)
            for (var i = 0; i < band.Lanes.Length; i++)
            {
                var lane = band.Lanes[i];
                foreach (var segment in lane.Segments) pieces.Add(new(lane.Style(segment), band.Place(i), segment));
            }
        return pieces;
    }

    private static BarTrace Bars(SegmentStyle style, List<Piece> pieces)
    {
        var (starts, lengths, rows) = (new double[pieces.Count], new double[pieces.Count], new double[pieces.Count]);
        for (var i = 0; i < pieces.Count; i++)
        {
            var segment = pieces[i].Segment;
            starts[i] = segment.Start;
            lengths[i] = Math.Max(segment.Duration, Shortest);
            rows[i] = pieces[i].Row;
        }
        return new()
        {
            Name = style.Label,
            Orientation = "h",
            Base = starts,
            X = lengths,
            Y = rows,
            Width = style.Thickness,
            Marker = new() { Color = style.Colour, Line = style.Edge, Pattern = style.Pattern },
            Hoverinfo = "skip",
            Legendrank = style.Rank,
        };
    }

    /// <summary>plotly.js makes one element for each bar or piece of a line, but only one for all areas of a trace.</summary>
    private static ScatterTrace Areas(SegmentStyle style, List<Piece> pieces)
    {
        var (x, y) = (new Numbers(), new Numbers());
        foreach (var piece in pieces)
        {
            var (top, bottom) = (piece.Row - (style.Thickness / 2), piece.Row + (style.Thickness / 2));
            x.AddBox(piece.Segment.Start, piece.Segment.Start, piece.Segment.End, piece.Segment.End);
            y.AddBox(bottom, top, top, bottom);
        }
        return new()
        {
            Name = style.Label,
            Mode = "none",
            X = x.ToArray(),
            Y = y.ToArray(),
            Fill = "toself",
            Fillcolor = style.Colour,
            Fillpattern = style.Pattern,
            Hoverinfo = "skip",
            Legendrank = style.Rank,
        };
    }

    private sealed record Piece(SegmentStyle Style, double Row, Segment Segment);
}
