using Lessons.Charts;

namespace Lessons.Tests.Charts;

public class TextChartTests
{
    [Fact]
    public void Bars_are_drawn_to_scale_and_the_smallest_can_be_seen() => Assert.Equal(
        """
        Two ways
        milliseconds

        slow    ████████████████████████████████████████████████ 1000
        medium  ████████████████████████ 500
        fast    █ 1.5
        none     0

        """, Chart.Bar("Two ways", "milliseconds", ("slow", 1000), ("medium", 500), ("fast", 1.5), ("none", 0)).PlainText);

    [Fact]
    public void A_line_tells_its_points() =>
        Assert.EndsWith("\n\nat once  await\n      1     95\n      2    190\n", Chart.Line("Scaling", "at once", "per second", ("await", [(1, 95), (2, 190)])).PlainText);

    [Fact]
    public void Lines_share_a_table() => Assert.Equal(
        """
        Scaling
        per second

        at once  await  blocking
              1     95        95
              2    190
              4              192

        """, Chart.Scaling("Scaling", "at once", "per second", ("await", [(1, 95), (2, 190)]), ("blocking", [(1, 95), (4, 192)])).PlainText);

    [Fact]
    public void A_logarithm_of_nothing_is_refused() =>
        Assert.Contains("logarithmic axis cannot show", Assert.Throws<ArgumentException>(() => Chart.Scaling("Scaling", "x", "y", ("a", [(0, 1)]))).Message);

    [Fact]
    public void Steps_are_one_line_each() => Assert.Equal(
        """
        Depth
        items

        queue  ▁▁▁▁▁▁▁▁▁▁▁▁▅▅▅▅▅▅▅▅▅▅▅▅█████████████▁▁▁▁▁▁▁▁▁▁▁  peak 4
               0 … 40 ms

        """, Chart.Steps("Depth", "ms", "items", ("queue", [(0, 0), (10, 2), (20, 4), (30, 0), (40, 0)])).PlainText);

    [Fact]
    public void A_histogram_counts_every_value_once()
    {
        var lines = Chart.Histogram("Delays", "ms", 0.1, 0.3, 0.3, 10, 11.5, 24).PlainText.Split('\n');
        Assert.Equal("ms: 6 values · p50 0.3 · p95 24 · p99 24 · max 24", lines[1]);
        Assert.Equal(6, lines.Skip(3).Where(line => line.Length > 0).Sum(line => int.Parse(line.Split(' ')[^1])));
    }

    [Fact]
    public void A_histogram_of_one_value_has_one_bar() => Assert.Contains("█ 3", Chart.Histogram("Delays", "ms", 7, 7, 7).PlainText);

    [Theory]
    [InlineData(50, 5)]
    [InlineData(90, 9)]
    [InlineData(91, 10)]
    [InlineData(0, 1)]
    [InlineData(100, 10)]
    public void A_percentile_is_the_smallest_value_that_so_many_do_not_exceed(double percent, double value) =>
        Assert.Equal(value, new Quantiles([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).At(percent));

    [Fact]
    public void Percentiles_are_a_table() => Assert.Equal(
        """
        Latency
        ms

               p50  p90  p95  p99  max
        await   50   90   95   99  100

        """, Chart.Percentiles("Latency", "ms", ("await", [.. Enumerable.Range(1, 100).Select(i => (double)i)])).PlainText);
}
