using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>Puts segments on a grid of equal cells, so that the shortest slice still fills a cell.</summary>
internal static class Raster
{
    /// <summary>The segment of each cell; null where nothing was under way. The segment nearest to running wins.</summary>
    public static Segment?[] Of(IEnumerable<Segment> segments, double span, int columns)
    {
        var cells = new Segment?[columns];
        foreach (var segment in segments)
        {
            var first = Column(segment.Start, span, columns);
            // A segment that ends on a cell's edge does not reach into that cell.
            var last = Math.Max(first, (int)Math.Ceiling(Cells(segment.End, span, columns) - 1e-6) - 1);
            for (var i = first; i <= Math.Min(last, columns - 1); i++)
                if (cells[i] is not { } held || Rank(segment.State) > Rank(held.State))
                    cells[i] = segment;
        }
        return cells;
    }

    /// <summary>The cell of a moment.</summary>
    public static int Column(double at, double span, int columns) =>
        Math.Clamp((int)Cells(at, span, columns), 0, columns - 1);

    /// <summary>Turns cells back into segments, and joins neighbours of one state.</summary>
    public static ImmutableArray<Segment> Join(Segment?[] cells, double span)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        for (int start = 0, end; start < cells.Length; start = end)
        {
            end = start + 1;
            while (end < cells.Length && cells[end]?.State == cells[start]?.State) end++;
            if (cells[start] is { } segment)
                segments.Add(new(segment.State, start * span / cells.Length, end * span / cells.Length));
        }
        return segments.ToImmutable();
    }

    private static double Cells(double at, double span, int columns) => span > 0 ? at / span * columns : 0;

    private static int Rank(State state) => state switch
    {
        State.HoldingThread => 4,
        State.Ready => 3,
        State.Cancelling => 2,
        State.Queued => 1,
        _ => 0,
    };
}
