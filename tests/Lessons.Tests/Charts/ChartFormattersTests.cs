using Lessons.Recordings;
using System.Text.Json;
using Lessons.Charts;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Tests.Charts;

public class ChartFormattersTests
{
    public ChartFormattersTests() => ChartFormatters.Register();

    [Fact]
    public void A_recording_is_shown_as_figure_page_and_text() => Assert.Equal(
        ["application/vnd.plotly.v1+json", "text/html", "text/plain"],
        Formatter.GetPreferredMimeTypesFor(typeof(Recording)));

    [Fact]
    public void The_figure_is_json_of_data_layout_and_config()
    {
        using var json = JsonDocument.Parse(Samples.Gather().ToDisplayString(ChartFormatters.PlotlyMimeType));
        Assert.Equal(["data", "layout", "config"], json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void The_text_is_the_timeline_and_nothing_around_it() =>
        Assert.Equal(TextTimeline.From(Samples.Gather()), Samples.Gather().ToDisplayString("text/plain"));

    [Fact]
    public void A_figure_is_shown_like_the_recording_it_was_drawn_from() =>
        Assert.Equal(Samples.Gather().ToDisplayString(ChartFormatters.PlotlyMimeType), TimelineFigure.From(Samples.Gather()).ToDisplayString(ChartFormatters.PlotlyMimeType));
}
