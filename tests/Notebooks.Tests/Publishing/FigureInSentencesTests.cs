using System.Text.Json.Nodes;
using Notebooks.Book.Outputs;

namespace Notebooks.Tests.Publishing;

/// <summary>The sentences that a timeline brings along stand folded below it in the book.</summary>
public class FigureInSentencesTests
{
    [Fact]
    public void They_stand_in_a_folded_list_with_names_in_bold_and_leave_the_drawn_figure()
    {
        var html = Html(new JsonArray("100 ms: `users` failed.", "`<b>` & co. started at 1 ms."));
        Assert.Contains("<details class=\"sentences\"><summary>The same in sentences</summary><ul><li>100 ms: <b>users</b> failed.</li><li><b>&lt;b&gt;</b> &amp; co. started at 1 ms.</li></ul></details>", html);
        Assert.DoesNotContain("\"meta\"", html);
    }

    [Fact]
    public void A_figure_without_them_has_no_list_and_keeps_what_else_is_noted_in_it()
    {
        Assert.DoesNotContain("class=\"sentences\"", Html(null));
        var other = ChartHtml.Of(new JsonObject { ["layout"] = new JsonObject { ["meta"] = "mine" } }, "");
        Assert.DoesNotContain("class=\"sentences\"", other);
        Assert.Contains("\"meta\":\"mine\"", other);
    }

    private static string Html(JsonArray? sentences) => ChartHtml.Of(new JsonObject
    {
        ["layout"] = sentences is null ? new JsonObject() : new JsonObject { ["meta"] = new JsonObject { ["sentences"] = sentences } },
    }, "");
}
