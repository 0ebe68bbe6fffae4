using System.Text.Json.Nodes;
using Notebooks.Protocol;
using Notebooks.Serve.Reading;

namespace Notebooks.Serve.Tests;

/// <summary>Figures that grow while recordings run.</summary>
public sealed class GrowingTests
{
    private int _changes;

    [Fact]
    public void A_figure_grows_and_is_taken_back()
    {
        var figures = new GrowingFigures(() => _changes++);

        Assert.True(figures.Take(new Displayed(3, "a", Figure("one"), false)));
        Assert.Contains("one", Assert.Single(figures.TakeChanged()).Html);
        Assert.True(figures.Take(new DisplayUpdated(3, "a", Figure("two"))));
        Assert.True(figures.Take(new DisplayUpdated(3, "a", Figure("three"))));
        // Only the newest is sent.
        var next = Assert.Single(figures.TakeChanged());
        Assert.Equal((3, "a"), (next.Cell, next.Id));
        Assert.Contains("three", next.Html);
        Assert.True(figures.Take(new DisplayUpdated(3, "a", Over())));
        Assert.Null(Assert.Single(figures.TakeChanged()).Html);
        Assert.Empty(figures.TakeChanged());
        Assert.Equal(4, _changes);
    }

    [Fact]
    public void A_recording_that_goes_on_after_its_cell_shows_nothing_more()
    {
        var figures = new GrowingFigures(() => _changes++);
        figures.Take(new Displayed(3, "a", Figure("one"), false));
        figures.Take(new Displayed(4, "b", Figure("other"), false));
        figures.TakeChanged();

        figures.End(3);

        Assert.Equal(["a"], figures.TakeChanged().Where(figure => figure.Html is null).Select(figure => figure.Id));
        Assert.True(figures.Take(new DisplayUpdated(3, "a", Figure("later"))));
        Assert.Empty(figures.TakeChanged());
        figures.Take(new DisplayUpdated(4, "b", Figure("more")));
        Assert.Single(figures.TakeChanged());
    }

    [Fact]
    public void Nothing_grows_when_the_host_is_gone()
    {
        var figures = new GrowingFigures(() => _changes++);
        figures.Take(new Displayed(3, "a", Figure("one"), false));
        figures.Take(new Displayed(4, "b", Figure("other"), false));

        figures.End(null);

        Assert.Equal([(3, "a", null), (4, "b", null)], figures.TakeChanged().Select(figure => (figure.Cell, figure.Id, figure.Html)));
    }

    [Fact]
    public void Outputs_are_left_to_the_cell()
    {
        var figures = new GrowingFigures(() => _changes++);

        Assert.False(figures.Take(new Displayed(3, "a", new() { [MimeTypes.Plain] = "text" }, false)));
        Assert.False(figures.Take(new TextWritten(3, false, "text")));
        Assert.Equal(0, _changes);
    }

    private static JsonObject Figure(string title) => new()
    {
        [MimeTypes.Growing] = "now",
        [MimeTypes.Plotly] = new JsonObject { ["data"] = new JsonArray(), ["layout"] = new JsonObject { ["title"] = new JsonObject { ["text"] = $"<b>{title}</b>" } } },
        [MimeTypes.Plain] = "",
    };

    private static JsonObject Over() => new() { [MimeTypes.Growing] = "over", [MimeTypes.Plotly] = new JsonObject(), [MimeTypes.Plain] = "" };
}
