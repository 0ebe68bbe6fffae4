using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>The content of a timeline figure.</summary>
/// <param name="Title">The title's lines.</param>
/// <param name="Verdict">The line below it.</param>
/// <param name="Bands">The recordings, from top to bottom. If there are several, each has a heading above it.</param>
internal sealed record Sheet(IReadOnlyList<string> Title, string Verdict, IReadOnlyList<Band> Bands)
{
    // plotly.js draws no axes without a trace.
    private static readonly ScatterTrace Nothing = new() { Mode = "none", X = [0], Y = [0], Hoverinfo = "skip", Showlegend = false };

    /// <summary>The small plots below the lanes.</summary>
    public IReadOnlyList<CounterPlot> Counters { get; init; } = [];

    /// <summary>Sentences in plotly.js's HTML that take the place of what is not drawn.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Oddities of the recordings, in words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The recording in sentences.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>The height of everything, in lanes.</summary>
    public double Rows => Bands[^1].Bottom;

    /// <summary>The names of all lanes, with their places in the tree.</summary>
    public IEnumerable<string> Names => Bands.SelectMany(band => band.Lanes).Select(lane => lane.Label);

    public double Elapsed
    {
        get
        {
            var elapsed = 0.0;
            foreach (var band in Bands) elapsed = Math.Max(elapsed, band.Recording.Elapsed);
            return elapsed;
        }
    }

    public bool HasHeadings => Bands.Count > 1;

    public bool IsEmpty => Bands.All(band => band.Lanes.IsEmpty);

    public Figure Draw(string title, string text)
    {
        List<Trace> critical = [.. CriticalPathTraces.Of(Bands, Elapsed)];
        List<Trace> traces =
        [
            .. critical, .. SegmentTraces.Of(Bands), .. HoverTrace.Of(Bands), .. LabelTraces.Of(Bands, Elapsed, SegmentTraces.AreBars(Bands)), .. MarkerTraces.Of(Bands),
            TimeAxis.Holder([.. Names]),
        ];
        foreach (var counter in Counters) traces.AddRange(counter.Traces);
        if (HasHeadings) traces.Add(WallClocks());
        if (IsEmpty) traces = [Nothing];
        var layout = TimelineLayout.Of(this, critical.Count > 0, traces.Count(trace => trace.Showlegend != false), traces.Any(trace => trace is BarTrace));
        return new(title, text, traces, layout with { Meta = Meta.Of([.. Sentences], TimelineData.Of(Bands)) });
    }

    /// <summary>Marks how far each recording reaches, because these lengths are compared.</summary>
    private ScatterTrace WallClocks()
    {
        var (x, y) = (new Numbers(), new Numbers());
        foreach (var band in Bands)
        {
            x.AddStretch(band.Recording.Elapsed, band.Recording.Elapsed);
            y.AddStretch(band.Top - 0.5, band.Bottom - 0.5);
        }
        return new()
        {
            Name = "end of the recording",
            Mode = "lines",
            X = x.ToArray(),
            Y = y.ToArray(),
            Line = new(Palette.Light.Muted, 1.5, Dash: "dash"),
            Hoverinfo = "skip",
            Legendrank = 14,
        };
    }
}
