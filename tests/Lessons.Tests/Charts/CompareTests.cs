using Lessons.Charts;
using Lessons.Recordings.Verdicts;

namespace Lessons.Tests.Charts;

public class CompareTests
{
    [Fact]
    public void It_says_how_much_shorter_and_puts_both_on_one_axis() => Assert.Equal(
        """
        one after another → Task.WhenAll: three fetches overlap
        606 ms → 323 ms · 1.9× shorter

        one after another · 606 ms
        users       █─────────────────█●                                       202 ms
        posts                         █───────────────────────────█●           302 ms
        comments                                                  █────────█●  101 ms

        Task.WhenAll: three fetches overlap · 323 ms
        main        █────────────────────────────█●                            322 ms
        └ users     █──────────────────██●                                     219 ms
        └ posts     ██──────────────────────────██●                            315 ms
        └ comments   █─────────██●                                             119 ms
                    └─────────────────┴─────────────────┴──────────────────┴
                    0                 200               400                600 ms
        █ holding a thread   ─ awaiting (no thread)   ● completed

        """, CompareFigure.From(Samples.Sequential(), Samples.Gather()).PlainText);

    [Theory]
    [InlineData(600, "600 ms → 600 ms · as long")]
    [InlineData(1200, "600 ms → 1200 ms · 2.0× longer")]
    [InlineData(0, "600 ms → 0 ms · 60000× shorter")]
    public void The_ratio_says_which_way(double elapsed, string verdict) =>
        Assert.Equal(verdict, ComparedTimes.Of([Samples.Single() with { Elapsed = 600 }, Samples.Single() with { Elapsed = elapsed }]));

    [Fact]
    public void More_than_two_are_measured_against_the_first() => Assert.Equal(
        "202 ms → 101 ms → 404 ms · against the first: 2.0× shorter, 2.0× longer",
        ComparedTimes.Of([.. new[] { 202.0, 101, 404 }.Select(elapsed => Samples.Single() with { Elapsed = elapsed })]));

    [Fact]
    public void One_recording_is_compared_with_nothing() =>
        Assert.Equal(TimelineFigure.From(Samples.Single()).PlainText, CompareFigure.From(Samples.Single()).PlainText);

    [Fact]
    public void None_at_all_is_a_mistake() =>
        Assert.Contains("at least one recording", Assert.Throws<ArgumentException>(() => CompareFigure.From()).Message);

    [Fact]
    public void Remarks_say_which_recording_they_are_about() =>
        Assert.Contains("\n! `req 3` held a thread", CompareFigure.From(Samples.Single(), Samples.Starvation()).PlainText);
}
