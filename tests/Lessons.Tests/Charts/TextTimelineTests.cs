using Lessons.Charts;
using Lessons.Recordings;

namespace Lessons.Tests.Charts;

public class TextTimelineTests
{
    [Fact]
    public void It_is_a_pleasure_to_read() => Assert.Equal(
        """
        Task.WhenAll: three fetches overlap
        323 ms instead of about 650: all three at once

        main          █──────────────────────────────────────────────────────█●  322 ms
        └ users       ██──────────────────────────────────███●                   219 ms
        └ posts        ██───────────────────────────────────────────────────██●  315 ms
        └ comments      ██────────────────███●                                   119 ms
                      └────────────────┴────────────────┴─────────────────┴───
                      0                100              200               300 ms
        in flight     ▃▆█████████████████████▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃   peak 3
        threads held  ████▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁▁▁▁▁███▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁██   peak 1
        █ holding a thread   ─ awaiting (no thread)   ● completed

        """, TextTimeline.From(Samples.Gather()));

    [Fact]
    public void A_fault_tells_its_exception_and_a_note_its_moment()
    {
        var text = TextTimeline.From(Samples.Semaphore());
        Assert.Contains("168 ms  HttpRequestException", text);
        Assert.Contains("▼  188 ms  fetch 3: released", text);
    }

    [Fact]
    public void Changes_of_the_pool_and_remarks_stand_below()
    {
        var text = TextTimeline.From(Samples.Starvation());
        Assert.Contains("▲  240 ms  pool grew: cooperative blocking, 9 threads\n", text);
        Assert.Contains("▲  470 ms  pool shrank: idle, 9 threads\n", text);
        Assert.Contains("! `req 3` held a thread 150 ms without yielding\n", text);
    }

    [Fact]
    public void A_gauge_is_a_row_of_its_own() => Assert.Matches("\ndepth +▁[▁▂▃▄▅▆▇█]+   peak 4\n", TextTimeline.From(Samples.Channel()));

    [Fact]
    public void A_span_of_a_library_is_a_double_line() => Assert.Contains("  └ GET /api/users  ═════", TextTimeline.From(Samples.Spans()));

    [Fact]
    public void No_line_is_longer_than_a_hundred_columns() => Assert.All(
        Samples.All.Values.Select(sample => TextTimeline.From(sample())).Append(CompareFigure.From(Samples.Many(100), Samples.EveryState()).PlainText),
        text => Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 100)));

    [Fact]
    public void The_counts_are_those_that_checks_see() => Assert.All(Samples.All.Values.Select(sample => sample()).Where(recording => recording.Operations.Length > 1), recording =>
    {
        var text = TextTimeline.From(recording);
        Assert.Matches($"in flight .* peak {recording.PeakInFlight}\\b", text);
        Assert.Matches($"threads held .* peak {recording.PeakThreads}\\b", text);
    });

    [Fact]
    public void The_legend_explains_every_symbol_used_and_no_other()
    {
        Assert.EndsWith("█ holding a thread   ─ awaiting (no thread)   ● completed\n", TextTimeline.From(Samples.Single()));
        var all = TextTimeline.From(Samples.EveryState());
        Assert.All("█─░▒╌●✕◆○", symbol => Assert.Contains($"{symbol} ", all));
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(41, 2)]
    [InlineData(1000, 2)]
    public void More_than_forty_operations_share_lanes_by_name(int operations, int lanes)
    {
        var recording = Samples.Many(operations - 1);
        Assert.Equal(lanes, Lanes.Of(recording).Length);
        if (lanes == 2) Assert.Contains($"└ page ×{operations - 1} ", TextTimeline.From(recording));
    }

    [Fact]
    public void Sixty_different_names_make_forty_lanes_and_the_last_says_what_is_missing()
    {
        var lanes = Lanes.Of(Samples.Different());
        Assert.Equal(40, lanes.Length);
        Assert.Equal("… 21 more", lanes[^1].Name);
    }

    [Fact]
    public void An_operation_that_took_no_time_still_has_its_line()
    {
        var recording = new Recording
        {
            Title = "instant",
            Elapsed = 0,
            Operations = [new() { Name = "done", Started = 0, Ended = 0, Outcome = Outcome.Completed, Segments = [] }],
        };
        Assert.Contains("done  ●", TextTimeline.From(recording));
        Assert.Contains("\"completed\"", TimelineFigure.From(recording).ToJson());
    }

    [Fact]
    public void Nothing_recorded_is_said_in_words() =>
        Assert.Equal("nothing ran\n0.4 ms: no operations were recorded\n", TextTimeline.From(Samples.Empty()));
}
