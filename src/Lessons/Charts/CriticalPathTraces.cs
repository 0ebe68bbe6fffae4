using System.Collections.Immutable;
using Lessons.Charts.Plotly;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>A line below the bars of whatever the wall clock waited for, with a dotted one where it passes from lane to lane.</summary>
internal static class CriticalPathTraces
{
    private const double Below = 0.42;

    public static IEnumerable<Trace> Of(Recording recording, ImmutableArray<Lane> lanes)
    {
        var rows = lanes.SelectMany((lane, row) => lane.Operations.Select(operation => (operation, row))).ToDictionary();
        var steps = Visible(CriticalPath.Of(recording).Select(step => (rows[step.Operation], step.Start, step.End)), recording.Elapsed / 250);
        if (steps.Count == 0 || lanes.Length < 2) yield break;

        var (x, y) = (new List<object>(), new List<object>());
        var (passX, passY) = (new List<object>(), new List<object>());
        foreach (var (i, step) in steps.Index())
        {
            var row = step.Row + Below;
            x.AddRange([step.Start, step.End, double.NaN]);
            y.AddRange([row, row, double.NaN]);
            if (i == 0 || steps[i - 1].Row == step.Row) continue;
            passX.AddRange([step.Start, step.Start, double.NaN]);
            passY.AddRange([steps[i - 1].Row + Below, row, double.NaN]);
        }

        yield return new ScatterTrace
        {
            Name = "critical path (inferred)",
            Mode = "lines",
            X = x,
            Y = y,
            Yaxis = "y2",
            Line = new(Palette.Light.Critical, 2),
            Hoverinfo = "skip",
            Legendgroup = "critical",
            Legendrank = 12,
        };
        if (passX.Count > 0)
            yield return new ScatterTrace
            {
                Mode = "lines",
                X = passX,
                Y = passY,
                Yaxis = "y2",
                Line = new(Palette.Light.Critical, 1, Dash: "dot"),
                Hoverinfo = "skip",
                Legendgroup = "critical",
                Showlegend = false,
            };
    }

    /// <summary>Joins steps of one lane; those narrower than a few pixels would only draw boxes around the lanes between.</summary>
    private static List<(int Row, double Start, double End)> Visible(IEnumerable<(int Row, double Start, double End)> steps, double pixels)
    {
        List<(int Row, double Start, double End)> joined = [];
        foreach (var step in steps)
            if (joined.Count > 0 && joined[^1].Row == step.Row && step.Start - joined[^1].End < pixels)
                joined[^1] = joined[^1] with { End = Math.Max(step.End, joined[^1].End) };
            else
                joined.Add(step);
        return [.. joined.Where(step => step.End - step.Start > pixels)];
    }
}
