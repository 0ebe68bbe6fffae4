using System.Text.Json.Nodes;
using Notebooks.Book.Outputs;

namespace Notebooks.Cli.Tests.Book;

/// <summary>The words of a figure, which the book shows as text of the page.</summary>
public sealed class ChartHtmlTests
{
    [Fact]
    public void Sentences_and_remarks_stand_below_the_figure_and_no_longer_in_it()
    {
        var figure = (JsonObject)JsonNode.Parse("""
            {"data":[],"layout":{"height":400,"title":{"text":"<b>three at a time</b>"},"legend":{"title":{"text":
            " <span style=\"font-size:11px;color:#59636E\">In flight: at most 3. Threads held:</span><br> <span style=\"font-size:11px;color:#59636E\">at most 1.</span><br> <span style=\"color:#E69F00\">⚠</span> <b>req 3</b> held a thread"}}}}
            """)!;

        var html = ChartHtml.Of(figure, "");

        Assert.Contains("<p class=\"counts\">In flight: at most 3. Threads held: at most 1.</p>", html);
        Assert.Contains("<ul class=\"remarks\"><li><b>req 3</b> held a thread</li></ul>", html);
        Assert.DoesNotContain("⚠", html);
    }
}
