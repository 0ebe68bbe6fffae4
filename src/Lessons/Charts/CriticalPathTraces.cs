using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>Draws the critical path as a line below the bars, dotted where it passes from lane to lane.</summary>
internal static class CriticalPathTraces
{
    private const double Below = 0.42;

    public static IEnumerable<Trace> Of(IReadOnlyList<Band> bands, double elapsed)
    {
        var (x, y) = (new Numbers(), new Numbers());
        var (passX, passY) = (new Numbers(), new Numbers());
        foreach (var band in bands)
        {
            // A single lane has no path worth drawing.
            if (band.Lanes.Length < 2) continue;
            Step? before = null;
            foreach (var step in Visible(band, elapsed / 250))
            {
                var row = step.Row + Below;
                x.AddStretch(step.Start, step.End);
                y.AddStretch(row, row);
                if (before is not null && before.Row != step.Row)
                {
                    passX.AddStretch(step.Start, step.Start);
                    passY.AddStretch(before.Row + Below, row);
                }
                before = step;
            }
        }
        if (x.Count == 0) yield break;

        yield return Path(x, y, new(Palette.Light.Critical, 2)) with { Name = "critical path (inferred)", Legendrank = 12 };
        if (passX.Count > 0) yield return Path(passX, passY, new(Palette.Light.Critical, 1, Dash: "dot")) with { Showlegend = false };
    }

    private static ScatterTrace Path(Numbers x, Numbers y, Line line) => new()
    {
        Mode = "lines",
        X = x.ToArray(),
        Y = y.ToArray(),
        Yaxis = "y2",
        Line = line,
        Hoverinfo = "skip",
        Legendgroup = "critical",
    };

    /// <summary>Joins steps of one lane, and drops steps of a few pixels, which would only draw boxes around lanes.</summary>
    private static IEnumerable<Step> Visible(Band band, double pixels)
    {
        var lanes = band.LaneOfOperation();
        List<Step> joined = [];
        foreach (var step in band.Recording.CriticalPath)
        {
            var row = band.Place(lanes[step.Operation]);
            // Steps are also joined across a visit to another lane, such as the parent's between two children, if the visit
            // is short both in itself and compared with the step.
            var last = joined.FindLastIndex(other => other.Row == row && step.Start - other.End is var gap && gap < pixels && gap <= other.End - other.Start);
            if (last >= 0)
                joined[last] = joined[last] with { End = Math.Max(step.End, joined[last].End) };
            else
                joined.Add(new(row, step.Start, step.End));
        }
        return joined.Where(step => step.End - step.Start > pixels);
    }

    private sealed record Step(double Row, double Start, double End);
}
