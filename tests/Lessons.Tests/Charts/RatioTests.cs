using System.Text.Json.Nodes;
using Lessons.Charts;

namespace Lessons.Tests.Charts;

public class RatioTests
{
    [Fact]
    public void Ten_times_is_as_long_on_either_side() => Assert.Equal(
        """
        Two languages
        ← dearer here · dearer there →

        tasks                       │████████████████ 10 ×
        requests                    │                 1.0 ×
        exceptions  ████████████████│                 10 ×

        """, RatioChart.Of("Two languages", "dearer here", "dearer there", ("tasks", 10), ("requests", 1), ("exceptions", 0.1)).PlainText);

    [Fact]
    public void The_figure_has_a_series_a_side()
    {
        var json = RatioChart.Of("Two", "left", "right", ("a", 100), ("b", 0.1)).ToJson();
        foreach (var part in (string[])["\"left\"", "\"right\"", "\"100 ×\"", "\"10 ×\"", "\"the same\""]) Assert.Contains(part, json);
    }

    [Fact]
    public void A_quarter_of_a_side_is_left_for_the_words_beside_the_longest_bar()
    {
        var json = JsonNode.Parse(RatioChart.Of("Two", "left", "right", ("a", 40), ("b", 0.1)).ToJson())!;

        Assert.True(0.75 * json["layout"]!["xaxis"]!["range"]![1]!.GetValue<double>() > Math.Log10(40), json["layout"]!["xaxis"]!.ToJsonString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Only_numbers_above_zero_are_ratios(double ratio) =>
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => RatioChart.Of("Two", "left", "right", ("a", 1), ("b", ratio))).Message);
}
