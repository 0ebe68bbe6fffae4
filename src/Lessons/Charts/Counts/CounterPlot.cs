using Lessons.Charts.Plotly;
using Lessons.Recordings;
using Lessons.Recordings.Verdicts;

namespace Lessons.Charts;

/// <summary>A small plot of counts under the lanes. Its label stands beside it instead of in the legend.</summary>
/// <param name="Label">Its words, with the colour of each line.</param>
/// <param name="Least">The lowest value of its axis.</param>
/// <param name="Peak">The highest count in it.</param>
/// <param name="Traces">Its lines.</param>
internal sealed record CounterPlot(IReadOnlyList<Key> Label, double Least, double Peak, IReadOnlyList<Trace> Traces)
{
    // The first two axes belong to the lanes: one to the bars, one to the traces under the bars.
    private const int FirstAxis = 3;

    private const int LongestLabel = 15;

    private static readonly Palette T = Palette.Light;

    /// <param name="recording">The recording.</param>
    /// <param name="counts">Whether to draw plots that carry no news, too. A gauge is always drawn: the lesson asked for it.</param>
    public static List<CounterPlot> Of(Recording recording, bool counts)
    {
        List<CounterPlot> plots = [];
        if (HasOperations(recording) && Draws(recording, counts, News.InOperations)) plots.Add(Operations(recording, Axis()));
        if (HasPool(recording) && Draws(recording, counts, News.InPool)) plots.Add(Pool(recording, Axis()));
        foreach (var gauge in recording.Gauges)
            if (gauge.Samples.Length > 0) plots.Add(Value(gauge, recording.Elapsed, Axis()));
        return plots;

        string Axis() => AxisName(plots.Count);
    }

    /// <summary>Whether there is more than one operation to count.</summary>
    public static bool HasOperations(Recording recording) => recording.Operations.Length > 1;

    /// <summary>Whether the pool was sampled.</summary>
    public static bool HasPool(Recording recording) => recording.Pool.Length > 1;

    /// <summary>Whether a plot is drawn: the lesson asks for it, or it carries news.</summary>
    public static bool Draws(Recording recording, bool counts, Func<Recording, bool> isNews) => counts || isNews(recording);

    /// <summary>The name that plotly.js uses for the axis of the n-th of these plots.</summary>
    public static string AxisName(int plot) => $"y{FirstAxis + plot}";

    private static CounterPlot Operations(Recording recording, string axis)
    {
        var flying = Curve.Of(recording.InFlight, recording.Elapsed);
        var holding = Curve.Of(recording.ThreadsHeld, recording.Elapsed);
        var peak = Math.Max(flying.Peak, holding.Peak);
        List<Key> label = [new(T.Awaiting, "━", "in flight"), new(T.Holding, "■", "holding")];
        List<Trace> traces =
        [
            Area(holding, axis, T.Holding, T.HoldingTint, "%{y} holding a thread<extra></extra>"),
            Line(flying, axis, new(T.Awaiting, 2, Shape: "hv", Simplify: false), "%{y} in flight<extra></extra>"),
        ];
        if (Limit(recording) is { } limit)
        {
            label.Add(new(T.Muted, "┄", limit.Words));
            traces.Add(Line(new([new(0, limit.Count), new(recording.Elapsed, limit.Count)]), axis, new(T.Muted, 1.5, Dash: "dot"), $"{limit.Words}<extra></extra>"));
            peak = Math.Max(peak, limit.Count);
        }
        return new(label, 0, peak, traces);
    }

    /// <summary>The bound for the counts: the lesson's limit or, where threads are held, the number of cores.</summary>
    private static Bound? Limit(Recording recording) =>
        recording.Limit is { } limit ? new(limit, $"limit {limit}")
        : new Workload(recording).HoldsThreads ? new(recording.Cores, Text.Count(recording.Cores, "core"))
        : null;

    private static CounterPlot Pool(Recording recording, string axis)
    {
        var (threads, queue) = (Curve.PoolThreads(recording), Curve.PoolQueue(recording));
        var changes = recording.PoolChanges.Select(change => change.Threads).DefaultIfEmpty(0).Max();
        return new(
            [new(T.Completed, "━", "pool threads"), new(T.ReadyEdge, "■", "pool queue")],
            0,
            Math.Max(Math.Max(threads.Peak, queue.Peak), changes),
            [
                Area(queue, axis, T.ReadyEdge, T.ReadyTint, "%{y} queued in the pool<extra></extra>"),
                Line(threads, axis, new(T.Completed, 2, Shape: "hv", Simplify: false), "%{y} pool threads<extra></extra>"),
                .. PoolChanges.Of(recording, axis),
            ]);
    }

    private static CounterPlot Value(Gauge gauge, double elapsed, string axis)
    {
        var curve = Curve.Of([.. gauge.Samples], elapsed);
        var name = Text.Html(gauge.Name);
        return new(
            [new(T.Cancelling, "■", Text.Html(Text.Shorten(gauge.Name, LongestLabel)))],
            Math.Min(0, curve.Least),
            curve.Peak,
            [Area(curve, axis, T.Cancelling, T.CancellingTint, name + " %{y}<extra></extra>")]);
    }

    private static ScatterTrace Area(Curve curve, string axis, string edge, string fill, string hover) =>
        Line(curve, axis, new(edge, 1, Shape: "hv", Simplify: false), hover) with { Fill = "tozeroy", Fillcolor = fill };

    private static ScatterTrace Line(Curve curve, string axis, Line line, string hover)
    {
        var (x, y) = (new Numbers(), new Numbers());
        foreach (var point in curve.Points)
        {
            x.Add(point.At);
            y.Add(point.Value);
        }
        return new()
        {
            Mode = "lines",
            X = x.ToArray(),
            Y = y.ToArray(),
            Yaxis = axis,
            Line = line,
            Hovertemplate = hover,
            Showlegend = false,
        };
    }

    private sealed record Bound(int Count, string Words);
}

/// <summary>A line of a plot's own legend.</summary>
internal sealed record Key(string Colour, string Glyph, string Words);
