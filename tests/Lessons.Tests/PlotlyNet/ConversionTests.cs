using System.Text.Json.Nodes;
using Lessons.Charts;
using Lessons.Plotly;
using Lessons.Tests.Charts;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lessons.Tests.PlotlyNet;

/// <summary>Recordings and figures as charts of Plotly.NET.</summary>
public sealed class ConversionTests
{
    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recording_s_chart_is_its_figure(string sample)
    {
        var recording = Samples.All[sample]();
        var figure = TimelineFigure.From(recording);

        var shown = GenericChartReader.Read(recording.ToChart());

        Assert.Equal(figure.PlainText, shown.PlainText);
        Assert.Equal(figure.Height, shown.Height);
        Assert.False(shown.OwnTheme);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(figure.ToJson()), JsonNode.Parse(shown.Json)), $"the chart is not the figure: {shown.Json}");
    }

    [Fact]
    public void What_is_added_stands_beside_what_is_there()
    {
        var plain = JsonNode.Parse(GenericChartReader.Read(Samples.Semaphore().ToChart()).Json)!;

        var more = GenericChartReader.Read(Samples.Semaphore().ToChart().WithTitle("mine").WithVerticalLine(262, "cancelled here").WithNote(100, 2, "a fault"));

        var json = JsonNode.Parse(more.Json)!;
        Assert.Equal("<b>mine</b>", json["layout"]!["title"]!["text"]!.GetValue<string>());
        Assert.Equal(plain["layout"]!["title"]!["x"]!.GetValue<int>(), json["layout"]!["title"]!["x"]!.GetValue<int>());
        Assert.Single(json["layout"]!["shapes"]!.AsArray());
        Assert.Equal((plain["layout"]!["annotations"]?.AsArray().Count ?? 0) + 2, json["layout"]!["annotations"]!.AsArray().Count);
        Assert.Equal(plain["layout"]!["yaxis"]!.ToJsonString(), json["layout"]!["yaxis"]!.ToJsonString());
        Assert.StartsWith("mine\n\n" + TimelineFigure.From(Samples.Semaphore()).PlainText, more.PlainText);
        Assert.EndsWith("\n※ a fault\n※ cancelled here\n", more.PlainText);
    }

    [Fact]
    public void It_can_be_combined_with_another_chart_and_keeps_its_height()
    {
        var figure = TimelineFigure.From(Samples.Gather());

        var both = GenericChartReader.Read(Chart.Combine([figure.ToChart(), Chart.Line<double, double, string>([0, 300], [0, 1], Name: "mine")]));

        Assert.Equal(figure.Height, both.Height);
        Assert.Contains("\"mine\"", both.Json);
        Assert.Equal(figure.PlainText + "     mine\n  0     0\n300     1\n", both.PlainText);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_can_be_saved_as_a_page()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html");
        try
        {
            Samples.Gather().ToChart().SaveHtml(path);
            Assert.Contains("three fetches overlap", await File.ReadAllTextAsync(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_figure_that_is_none_is_refused() => Assert.Throws<ArgumentNullException>(() => ((Lessons.Charts.Figure)null!).ToChart());
}
