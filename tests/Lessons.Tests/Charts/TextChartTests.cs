using Lessons.Charts;

namespace Lessons.Tests.Charts;

public class TextChartTests
{
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

        """, PercentileChart.Of("Latency", "ms", ("await", [.. Enumerable.Range(1, 100).Select(i => (double)i)])).PlainText);
}
