using Lessons.Charts;
using Lessons.Recordings;

namespace Lessons.Tests.Charts;

/// <summary>What the browser really drew: bars, patterns, legend entries, and what the pointer reads.</summary>
[Collection(DrawnFigure.OnePage)]
public class FigureFactsTests(Chromium chromium)
{
    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Every_segment_is_a_bar_of_its_own_state()
    {
        var facts = await FactsAsync(Samples.EveryState());

        Assert.Equal(12, facts.Bars);
        Assert.Equal(3, facts.Patterns);
        Assert.Equal(
            ["holding a thread", "awaiting (no thread)", "queued for a permit", "ready, no thread yet", "cancelling",
             "completed", "cancelled", "not ended yet", "faulted", "critical path (inferred)"],
            facts.Legend);
        Assert.Equal(5, facts.Thicknesses);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_slice_tells_its_thread_where_there_is_room() =>
        Assert.Contains("T23", (await FactsAsync(Samples.Ready())).Labels);

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task The_shortest_slice_can_be_seen() =>
        // 0.2 of 201.6 ms on 850 px is less than a pixel.
        Assert.True((await FactsAsync(Samples.Single())).NarrowestBar >= 1.5);

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Thousands_of_segments_are_areas_not_bars()
    {
        var facts = await FactsAsync(Samples.Slices(2500));
        Assert.Equal(0, facts.Bars);
        Assert.Equal(["holding a thread", "awaiting (no thread)", "queued for a permit", "ready, no thread yet", "completed", "critical path (inferred)"], facts.Legend);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task The_pointer_reads_slice_thread_and_times()
    {
        var drawn = await DrawAsync(Samples.EveryState());
        Assert.Equal("completed · slice 1/2|holds thread 4|0 → 40 ms (40 ms)", await drawn.HoverBarAsync(state: 4));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_wait_tells_what_it_waits_for_and_where()
    {
        var drawn = await DrawAsync(Samples.Channel());
        Assert.Equal("reader · awaiting (no thread)|ProcessAsync(item), line 7|2 → 32 ms (30 ms)", await drawn.HoverBarAsync(state: 0, bar: 3));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task An_end_tells_totals_threads_and_the_exception()
    {
        var drawn = await DrawAsync(Samples.Semaphore());
        Assert.Equal("fetch 3 faulted after 168 ms|held 4.6 ms · queued 75 ms · awaiting 89 ms|ran on thread 8|HttpRequestException: 503 (Service Unavailable)",
            await drawn.HoverMarkerAsync("faulted", 1));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Pool_changes_are_marked_with_their_reasons()
    {
        var drawn = await DrawAsync(Samples.Starvation());
        var words = string.Join(" ", drawn.Facts.Remarks);
        Assert.Contains("▲ pool grew: starvation, because work waited in its queue, and no thread came to take it.", words);
        Assert.Contains("▲ pool grew: cooperative blocking, because code blocked one of its threads in Wait or Result of a task.", words);
        Assert.Contains("▲ pool grew: climbing, because it tries", words);
        Assert.Contains("▼ pool shrank: idle, because", words);
        Assert.DoesNotContain(drawn.Facts.Legend, entry => entry.StartsWith("pool"));
        Assert.Equal("pool grew: starvation|6 threads from 60 ms on", await drawn.HoverMarkerAsync("pool grew: starvation", 1));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Every_gauge_has_a_plot_of_its_own()
    {
        var facts = (await DrawAsync(Samples.Channel())).Facts;
        Assert.Equal(["■ depth", "■ bytes waiting…"], facts.Annotations);
        Assert.Equal(5, facts.Plots);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Spans_of_libraries_are_thinner_bars_of_their_own()
    {
        var drawn = await DrawAsync(Samples.Spans());
        Assert.Contains("span of a library", drawn.Facts.Legend);
        Assert.Equal(3, drawn.Facts.Thicknesses);
        Assert.Equal("GET /api/users · span of System.Net.Http|3 → 116 ms (113 ms)", await drawn.HoverBarAsync(state: 0));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Remarks_stand_under_the_plots_in_words()
    {
        var remarks = (await DrawAsync(Samples.Remarks())).Facts.Remarks;
        Assert.Contains("⚠ req 3 held a thread 150 ms without yielding: a blocking call such as .Result, .Wait() or", remarks);
        Assert.Contains("⚠ two operations shared the flow of fan<T> & co.", remarks);
        Assert.Equal("… and 2 more remarks", remarks[^1]);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_comparison_has_a_heading_for_each_recording_and_one_axis()
    {
        var facts = (await DrawnFigure.DrawAsync(chromium, CompareFigure.From(Samples.Sequential(), Samples.Gather()))).Facts;
        Assert.Equal(["one after another · 606 ms", "Task.WhenAll: three fetches overlap · 323 ms"], facts.Annotations);
        Assert.Equal(["0", "100", "200", "300", "400", "500", "606 ms"], facts.Texts.Where(text => text.What.StartsWith("time \"")).OrderBy(text => text.Left).Select(text => text.What[6..^1]));
        Assert.Contains("end of the recording", facts.Legend);
    }

    private async Task<Facts> FactsAsync(Recording recording) => (await DrawAsync(recording)).Facts;

    private Task<DrawnFigure> DrawAsync(Recording recording) => DrawnFigure.DrawAsync(chromium, TimelineFigure.From(recording));
}
