using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lessons.Charts;
using Lessons.Plotly;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;
using CoreChart = Plotly.NET.Chart;

namespace Lessons.Tests.PlotlyNet;

/// <summary>Any chart of Plotly.NET is shown as the lessons' figures are.</summary>
[Collection(nameof(ShowingTests))]
[CollectionDefinition(nameof(ShowingTests), DisableParallelization = true)]
public sealed partial class ShowingTests
{
    private static readonly double[] X = [1, 2, 3];

    public ShowingTests() => GenericCharts.Watch();

    private static GenericChart Line() => Chart.Line<double, double, string>(X, X, Name: "a");

    private static JsonNode Layout(GenericChart chart) => JsonNode.Parse(chart.ToDisplayString(GenericCharts.PlotlyMimeType))!["layout"]!;

    [Fact]
    public void It_is_shown_as_figure_page_and_text()
    {
        GenericChart[] shapes = [Line(), Chart.Combine([Line(), Line()])];

        foreach (var shape in shapes)
            Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(shape.GetType()));
    }

    [Fact]
    public void Its_page_is_ours_and_not_the_package_s_which_needs_a_content_network() =>
        Assert.Contains("../shared/bin/plotly-basic.min.js", Line().ToDisplayString("text/html"));

    [Fact]
    public void Without_a_theme_of_its_own_it_gets_the_house_theme_and_the_width_of_the_page()
    {
        var layout = Layout(Line().WithTitle("a line"));

        Assert.Equal("#FFFFFF", layout["template"]!["layout"]!["paper_bgcolor"]!.GetValue<string>());
        Assert.Equal("<b>a line</b>", layout["title"]!["text"]!.GetValue<string>());
        Assert.Null(layout["width"]);
        Assert.True(layout["autosize"]!.GetValue<bool>());
        Assert.Equal(HouseTheme.Height, layout["height"]!.GetValue<int>());
    }

    [Fact]
    public void The_size_that_its_author_gives_it_is_kept()
    {
        var layout = Layout(Line().WithSize(Width: 500, Height: 250));

        Assert.Equal((500, 250, false), (layout["width"]!.GetValue<int>(), layout["height"]!.GetValue<int>(), layout["autosize"]!.GetValue<bool>()));
    }

    [Fact]
    public void A_theme_that_its_author_gives_it_is_kept_and_follows_no_dark_page()
    {
        var chart = CoreChart.withTemplate(ChartTemplates.light).Invoke(Line().WithTitle("own"));

        Assert.Equal("white", Layout(chart)["template"]!["layout"]!["paper_bgcolor"]!.GetValue<string>());
        Assert.Equal("own", Layout(chart)["title"]!["text"]!.GetValue<string>());
        Assert.EndsWith(", {});\n</script>", chart.ToDisplayString("text/html").TrimEnd().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_colour_of_the_house_follows_a_dark_page_however_its_author_writes_it()
    {
        GenericChart[] charts = [.. ((Color[])[Color.fromHex("#0072b2"), Color.fromString("#0072b2"), Color.fromRGB(0, 114, 178)])
            .Select(colour => Chart.Line<double, double, string>(X, X, LineColor: colour))];

        Assert.All(charts, chart => Assert.Contains("\"color\":\"#0072B2\"", chart.ToDisplayString(GenericCharts.PlotlyMimeType)));
    }

    [Fact]
    public void A_chart_that_is_changed_after_it_was_shown_is_shown_as_it_is_then()
    {
        var chart = Line();
        _ = chart.ToDisplayString(GenericCharts.PlotlyMimeType);
        chart.GetTraces()[0].SetProperty("name", "changed");

        Assert.Contains("\"changed\"", chart.ToDisplayString(GenericCharts.PlotlyMimeType));
    }

    [Fact]
    public void A_formatter_that_a_reader_registers_wins()
    {
        Formatter.Register<GenericChart>((_, writer) => writer.Write("a chart of my own"), "text/plain");
        try
        {
            Assert.Equal("a chart of my own", Line().ToDisplayString("text/plain"));
            Assert.Contains("<script>", Line().ToDisplayString("text/html"));
        }
        finally
        {
            // The formatter library forgets single formatters never, all of them at once.
            Formatter.ResetToDefault();
            GenericCharts.Register(typeof(GenericChart), again: true);
            ChartFormatters.Register();
        }
    }

    [Fact]
    public void The_theme_has_the_colours_of_the_palette_and_no_other()
    {
        var palette = typeof(Palette).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => (string)property.GetValue(Palette.Light)!).ToHashSet();
        var used = Colours().Matches(HouseTheme.Template().ToJsonString()).Select(match => match.Value).ToHashSet();

        Assert.NotEmpty(used);
        Assert.Subset(palette, used);
    }

    [Fact]
    public void Its_html_names_the_large_library_when_the_small_one_cannot_draw_it() =>
        Assert.Contains("../shared/bin/plotly.min.js", Gallery.All["heatmap"]().ToDisplayString("text/html"));

    [GeneratedRegex("#[0-9A-F]{6}")]
    private static partial Regex Colours();
}
