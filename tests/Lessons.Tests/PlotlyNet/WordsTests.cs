using Lessons.Charts;
using Lessons.Plotly;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lessons.Tests.PlotlyNet;

/// <summary>What a chart says where nothing draws it.</summary>
public sealed class WordsTests
{
    private static readonly string[] Names = ["slow", "medium", "fast", "none"];

    private static void Says(string expected, GenericChart chart) =>
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", GenericChartReader.Read(chart).PlainText);

    [Fact]
    public void Bars_are_bars() => Says("""
        Three ways
        → milliseconds

        slow    ████████████████████████████████████████████████ 1000
        medium  ████████████████████████ 500
        fast    █ 1.5
        none     0
        """, Chart.Bar<double, string, string>([1000, 500, 1.5, 0], Keys: Names).WithTitle("Three ways").WithAxisTitles(x: "milliseconds"));

    [Fact]
    public void Lines_are_a_table() => Says("""
        → at once · ↑ per second

              await  blocking
           1     95        95
           2    190
        2.33               97
        """, Chart.Combine(
            [
                Chart.Line<double, double, string>([1, 2], [95, 190], Name: "await"),
                Chart.Line<double, double, string>([1, 2, 7 / 3.0], [95, double.NaN, 97], Name: "blocking"),
            ]).WithAxisTitles("at once", "per second"));

    [Fact]
    public void Values_that_hold_are_a_row_of_heights() => Says("""
        Depth
        → ms · ↑ items

        queue  ▁▁▁▁▁▁▁▁▁▁▁▁▅▅▅▅▅▅▅▅▅▅▅▅█████████████▁▁▁▁▁▁▁▁▁▁▁  peak 4
               0 … 40
        """, Steps("queue", [0, 10, 20, 30, 40], [0, 2, 4, 0, 0]).WithTitle("Depth").WithAxisTitles("ms", "items"));

    [Fact]
    public void A_pie_is_its_parts() => Says("""
        slow    ████████████████████████████████████████████████ 3
        medium  ████████████████ 1
        """, Chart.Pie<int, string, string>([3, 1], Labels: Names[..2]));

    [Fact]
    public void Of_other_charts_it_says_what_they_are() => Says("""
        histogram "ages": 3 values, 1 to 9
        """, Chart.Histogram<int, int, string>(X: new[] { 1, 5, 9 }, Name: "ages"));

    [Fact]
    public void Notes_are_read_and_markup_is_not() => Says("""
        a < b

        0  1
        1  2
        ※ limit
        """, Chart.Line<int, int, string>([0, 1], [1, 2]).WithTitle("a &lt; <i>b</i>").WithHorizontalLine(2, "limit"));

    [Fact]
    public void A_long_line_is_thinned_out()
    {
        var numbers = Enumerable.Range(0, 10_000).ToArray();
        Assert.InRange(GenericChartReader.Read(Chart.Line<int, int, string>(numbers, numbers)).PlainText.Split('\n').Length, 20, 30);
    }

    private static GenericChart Steps(string name, double[] x, double[] y) =>
        Chart.Line<double, double, string>(x, y, Name: name).WithSteps();
}
