using Lessons.Charts.Plotly;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>A small plot of counts under the lanes, labelled where it stands instead of in the legend.</summary>
/// <param name="Label">Its words, with the colour of each line.</param>
/// <param name="Peak">The highest count in it.</param>
/// <param name="Traces">Its lines.</param>
internal sealed record CounterPlot(IReadOnlyList<(string Colour, string Glyph, string Words)> Label, double Peak, IReadOnlyList<Trace> Traces)
{
    private static readonly Palette T = Palette.Light;

    public static IEnumerable<CounterPlot> Of(Recording recording)
    {
        if (recording.Operations.Length > 1) yield return Operations(recording, "y3");
        if (recording.Pool.Length > 1) yield return Pool(recording, recording.Operations.Length > 1 ? "y4" : "y3");
    }

    private static CounterPlot Operations(Recording recording, string axis)
    {
        var flying = Steps.InFlight(recording);
        var holding = Steps.Holding(recording);
        List<(string, string, string)> label = [(T.Awaiting, "━", "in flight"), (T.Holding, "■", "holding")];
        List<Trace> traces =
        [
            Area(holding, axis, T.Holding, T.HoldingTint, "%{y} holding a thread<extra></extra>"),
            Line(flying.Select(step => (step.At, (double)step.Count)), axis, new(T.Awaiting, 2, Shape: "hv", Simplify: false), "%{y} in flight<extra></extra>"),
        ];
        if (Limit(recording) is var (limit, words))
        {
            label.Add((T.Muted, "┄", words));
            traces.Add(Line([(0, limit), (recording.Elapsed, limit)], axis, new(T.Muted, 1.5, Dash: "dot"), $"{words}<extra></extra>"));
        }
        return new(label, traces.Max(trace => trace.Y!.Max(y => (double)y)), traces);
    }

    /// <summary>What the counts are to be compared with: the lesson's limit or, where threads are held, the cores there are for them.</summary>
    private static (int Count, string Words)? Limit(Recording recording) =>
        recording.Limit is { } limit ? (limit, $"limit {limit}")
        : Verdict.HoldsThreads(recording) ? (Environment.ProcessorCount, Text.Count(Environment.ProcessorCount, "core"))
        : null;

    private static CounterPlot Pool(Recording recording, string axis) => new(
        [(T.Completed, "━", "pool threads"), (T.ReadyEdge, "■", "pool queue")],
        recording.Pool.Max(sample => Math.Max(sample.Threads, sample.Queue)),
        [
            Area(recording.Pool.Select(sample => (sample.At, (int)sample.Queue)), axis, T.ReadyEdge, T.ReadyTint, "%{y} queued in the pool<extra></extra>"),
            Line(recording.Pool.Select(sample => (sample.At, (double)sample.Threads)), axis, new(T.Completed, 2, Shape: "hv", Simplify: false), "%{y} pool threads<extra></extra>"),
        ]);

    private static ScatterTrace Area(IEnumerable<(double At, int Count)> steps, string axis, string edge, string fill, string hover) =>
        Line(steps.Select(step => (step.At, (double)step.Count)), axis, new(edge, 1, Shape: "hv", Simplify: false), hover) with { Fill = "tozeroy", Fillcolor = fill };

    private static ScatterTrace Line(IEnumerable<(double At, double Count)> points, string axis, Line line, string hover)
    {
        var all = points.ToArray();
        return new()
        {
            Mode = "lines",
            X = [.. all.Select(point => (object)point.At)],
            Y = [.. all.Select(point => (object)point.Count)],
            Yaxis = axis,
            Line = line,
            Hovertemplate = hover,
            Showlegend = false,
        };
    }
}
