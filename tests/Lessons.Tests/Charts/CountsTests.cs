using Lessons.Charts;
using Lessons.Recordings;

namespace Lessons.Tests.Charts;

/// <summary>When the small plots of counts are drawn, and what is said where they are not.</summary>
public class CountsTests
{
    [Fact]
    public void Counts_without_news_are_a_sentence()
    {
        var figure = TimelineFigure.From(Samples.Gather());

        Assert.DoesNotContain("in flight<extra>", figure.ToJson());
        Assert.Contains("In flight: at most 3. Threads held: at most 1. Pool: 2 threads, nothing queued.", figure.ToJson());
    }

    [Fact]
    public void A_lesson_that_asks_for_the_plots_gets_them()
    {
        var figure = TimelineFigure.From(Samples.Gather(), counts: true);

        Assert.Contains("in flight<extra>", figure.ToJson());
        Assert.Contains("pool threads<extra>", figure.ToJson());
        Assert.DoesNotContain("In flight: at most", figure.ToJson());
    }

    [Fact]
    public void A_limit_that_was_reached_is_news_and_one_that_was_not_is_none()
    {
        Assert.True(News.InOperations(Samples.Gather() with { Limit = 3 }));
        Assert.False(News.InOperations(Samples.Gather() with { Limit = 4 }));
        Assert.False(News.InOperations(Samples.Gather()));
    }

    [Fact]
    public void More_threads_held_than_cores_are_news()
    {
        var recording = Samples.Starvation();
        Assert.True(News.InOperations(recording with { Cores = recording.PeakThreads - 1 }));
        Assert.False(News.InOperations(recording with { Cores = recording.PeakThreads }));
    }

    [Theory]
    [InlineData("warm-up", 3, false)]
    [InlineData("start", 3, false)]
    [InlineData("starvation", 3, true)]
    [InlineData("cooperative blocking", 3, true)]
    [InlineData("climbing", 3, true)]
    [InlineData("cooperative blocking", 1, false)]
    public void A_pool_that_grew_is_news_unless_it_only_warmed_up(string reason, int threads, bool news) =>
        Assert.Equal(news, News.InPool(Samples.Gather() with { PoolChanges = [new(50, threads, reason)] }));

    [Theory]
    [InlineData(4, false)]
    [InlineData(30, true)]
    public void Work_that_waited_in_the_pools_queue_is_news_unless_it_was_gone_at_once(double until, bool news) =>
        Assert.Equal(news, News.InPool(Samples.Gather() with { Pool = [new(0, 2, 5), new(until, 2, 0), new(322, 2, 0)] }));

    [Fact]
    public void A_pool_that_warmed_up_is_explained_in_the_sentence() => Assert.Contains(
        "Pool: 2 to 3 threads (pool grew: warm-up, because it still measures how many threads it needs), nothing queued.",
        string.Join(" ", CountsInWords.Of(Samples.Gather() with { PoolChanges = [new(50, 3, "warm-up")] }, counts: false)));

    [Fact]
    public void Every_reason_of_the_pool_has_a_meaning_of_its_own()
    {
        string[] reasons = ["warm-up", "start", "starvation", "cooperative blocking", "climbing", "idle"];
        var recording = Samples.Gather() with { PoolChanges = [.. reasons.Select((reason, i) => new PoolChange(i, i + 3, reason))] };
        Assert.Equal(reasons.Length, PoolChanges.Words(recording).Select(PoolChanges.Meaning).Distinct().Count());
    }

    [Fact]
    public void A_gauge_is_always_drawn() => Assert.Contains("depth %{y}", TimelineFigure.From(Samples.Channel()).ToJson());

    [Fact]
    public void The_critical_path_says_what_inferred_means()
    {
        var sheet = new Sheet(["title"], "", [new(Samples.Gather(), Lanes.Of(Samples.Gather()))]);
        Assert.Contains("Critical path (inferred): what the end waited for, found from who ended last.", string.Join(" ", FigureWords.Of(sheet, critical: true)));
        Assert.Empty(FigureWords.Of(sheet, critical: false));
    }

    [Fact]
    public void A_lane_of_several_operations_says_which_in_figure_and_text()
    {
        var recording = Samples.Many(50);
        Assert.Contains("<b>page ×50</b> is page 1, page 2, page 3 … page 50.", TimelineFigure.From(recording).ToJson());
        Assert.Contains("\n× page ×50: page 1, page 2, page 3 … page 50\n", TextTimeline.From(recording));
    }

    [Fact]
    public void The_lane_of_all_that_is_left_says_which_too()
    {
        var text = TextTimeline.From(Samples.Different());
        Assert.Contains("\n× … 21 more: nb work, ob work, pb work … hc work\n", text);
    }
}
