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
        Assert.EndsWith("await: 1 → 95  2 → 190\n", Chart.Line("Scaling", "at once", "per second", ("await", [(1, 95), (2, 190)])).PlainText);
}
