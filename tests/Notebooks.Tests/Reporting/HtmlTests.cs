using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Protocol;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

public sealed class HtmlTests : IDisposable
{
    private const string Library = "plotly.js (basic - minified)";
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Failures_come_first_then_everything_else()
    {
        var page = Page(Reports.OneOfEach());

        string[] headings = ["✘ 2 of 4 notebooks failed, 1 did not run", ">Failures</h2>", ">Notebooks</h2>", ">Slowest cells</h2>", ">Claims</h2>", ">Executed notebooks</h2>"];
        var places = headings.Select(h => page.LastIndexOf(h, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void One_is_no_plural()
    {
        var bad = Reports.Bad with { Cells = [Reports.Bad.Cells[0]] };

        var page = Page(Reports.OneOfEach() with { Notebooks = [ReportedResults.From(bad, null)] });

        Assert.Contains("<p>1 cell · 1 claim holds · ", page);
    }

    [Fact]
    public void A_failure_shows_its_place_its_line_and_its_output()
    {
        var page = Page(Reports.OneOfEach());

        Assert.Contains("<code>sub/bad.dib:17</code>", page);
        Assert.Contains("<span class=\"line failing\"><span class=\"number\">1</span>throw new Exception();\n</span>", page);
        Assert.Contains("System.Exception: ]]&gt; &amp; &lt;b&gt;", page);
        Assert.Contains("printed ·[31mred", page);
        Assert.Contains("broken.ipynb:1", page);
    }

    [Fact]
    public void Claims_are_all_there_those_that_do_not_hold_before_the_others()
    {
        var page = Page(Reports.OneOfEach());

        var failed = page.IndexOf("2 is three</a>: <strong>2</strong> <span class=\"quiet\">(expected at least 1)</span><br><em>Likely:</em> you &lt;miscounted&gt;", StringComparison.Ordinal);
        var passed = page.IndexOf("1 is &quot;one&quot; &amp; &lt;less&gt;</a>: <strong>2</strong> <span class=\"quiet\">(at least 1)</span>", StringComparison.Ordinal);
        Assert.InRange(failed, 1, passed);
    }

    [Fact]
    public void It_asks_nobody_for_anything()
    {
        var page = Page(Executed(new DisplayOutput("1", new JsonObject { ["text/html"] = "<img src='https://example.org/x.png'>" }, false)));

        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';", page);
        // What the page itself brings: no address but in strings that notebooks have left, which the policy keeps silent.
        Assert.DoesNotMatch("""<(script|img|iframe|video|audio|source)\b[^>]*\ssrc=["']?(?!data:)""", page);
        Assert.DoesNotContain("<link", page);
        Assert.DoesNotContain("@import", page);
    }

    [Fact]
    public void The_library_of_figures_is_there_once_when_it_is_needed_and_else_not()
    {
        var figure = new DisplayOutput("1", new JsonObject { ["application/vnd.plotly.v1+json"] = new JsonObject { ["data"] = new JsonArray() }, ["text/plain"] = "a figure" }, false);

        Assert.Equal(0, Count(Page(Reports.OneOfEach()), Library));
        Assert.Equal(1, Count(Page(Executed(figure, figure with { DisplayId = "2" })), Library));
        Assert.Equal(2, Count(Page(Executed(figure, figure with { DisplayId = "2" })), "data-late=\"plotly\""));
    }

    [Fact]
    public void Markup_comes_in_a_frame_and_data_that_says_the_same_without_one()
    {
        var page = Page(Executed(
            new DisplayOutput("1", new JsonObject { ["text/html"] = "<script>draw()</script>" }, false),
            new DisplayOutput("2", new JsonObject { ["application/vnd.plotly.v1+json"] = new JsonObject(), ["text/html"] = "<script>draw()</script>" }, false),
            new DisplayOutput("3", new JsonObject { [MimeTypes.Claim] = new JsonObject { ["claim"] = "<i>", ["actual"] = "1", ["expected"] = "1", ["passed"] = true }, ["text/html"] = "<p>" }, false)));

        Assert.Equal(1, Count(page, "<div class=\"shown\" data-late=\"frame\">"));
        Assert.Equal(1, Count(page, "data-late=\"plotly\""));
        Assert.Contains("<p class=\"claim passed\"><span class=\"mark passed\" role=\"img\" aria-label=\"passed\">✔</span> &lt;i&gt;: <strong>1</strong></p>", page);
    }

    [Theory]
    [InlineData("<details><summary>More</summary>\n\ntext\n\n</details>", "<details><summary>More</summary>")]
    [InlineData("H<sub>2</sub>O &amp; <BR/>", "<p>H<sub>2</sub>O &amp; <BR/></p>")]
    [InlineData("<!-- concepts: 1 -->\ntext", "<p>text</p>")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>")]
    [InlineData("a <b onclick=alert(1)>b</b>", "<p>a &lt;b onclick=alert(1)&gt;b</b></p>")]
    [InlineData("<img src=x onerror='alert(1)'> [words](javascript:alert(1))", "<p>&lt;img src=x onerror='alert(1)'&gt; words</p>")]
    [InlineData("<javascript:alert(1)>", "<p><a href=\"#\">javascript:alert(1)</a></p>")]
    [InlineData("[a]: javascript:alert(1)\n\n[a] ![b][a]", "<p>a b</p>")]
    [InlineData("![dot](data:image/png;base64,AA==) [file](/etc/passwd)", "<p><img src=\"data:image/png;base64,AA==\" alt=\"dot\" /> file</p>")]
    public void Of_the_markup_in_prose_only_plain_elements_are_taken(string markdown, string html)
    {
        var page = Page(Executed(new DisplayOutput("1", new JsonObject { ["text/markdown"] = markdown }, false)));

        var prose = System.Text.RegularExpressions.Regex.Matches(page, """data-late="prose"><script type="application/json">(.*?)</script>""").Select(m => JsonNode.Parse(m.Groups[1].Value)!.GetValue<string>());
        Assert.Contains(prose, shown => shown.Contains(html, StringComparison.Ordinal) && !shown.Contains("<!--", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"yes\"")]
    [InlineData("[]")]
    [InlineData("{ \"passed\": \"yes\" }")]
    [InlineData("{ \"claim\": [1], \"passed\": {} }")]
    public void Whatever_is_displayed_as_a_claim_is_survived(string json)
    {
        var output = new DisplayOutput("1", new JsonObject { [MimeTypes.Claim] = JsonNode.Parse(json), ["text/plain"] = "plain" }, false);

        Assert.False(output.IsClaimThatHolds);
        Assert.Contains(json.StartsWith('{') ? "<p class=\"claim failed\">" : "<pre class=\"stdout\">plain</pre>", Page(Executed(output)));
    }

    [Fact]
    public void What_a_notebook_shows_cannot_break_the_page()
    {
        var page = Page(Executed(
            new DisplayOutput("1", new JsonObject { ["text/html"] = "</script></details></main><!-- <script>" }, false),
            new TextOutput(false, "</pre></main>\e[1mbold\e[0m")));

        Assert.Equal(1, Count(page, "</main>"));
        Assert.Contains("\\u003c/script>\\u003c/details>\\u003c/main>\\u003c!-- \\u003cscript>", page);
        Assert.Contains("&lt;/pre&gt;&lt;/main&gt;bold", page);
    }

    [Fact]
    public void Control_characters_of_outputs_do_not_reach_the_page()
    {
        var page = Page(Executed(
            new TextOutput(false, "\r0%\r50%\r100%\0\n"),
            new TextOutput(true, "a\bb\e[1Ac\e[2Kd"),
            new ErrorOutput("E", "m", ["bad\0 \e[31mnews\u009b"]),
            new DisplayOutput("1", new JsonObject { ["text/plain"] = "value\0\u0001" }, false),
            new DisplayOutput("2", new JsonObject { ["text/html"] = "<b>\0\u0001</b>", ["text/plain"] = "\0" }, false)));

        Assert.DoesNotContain(page, c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'));
        Assert.Contains("<pre class=\"stdout\">100%\n</pre>", page);
        Assert.Contains("bad news", page);
    }

    [Fact]
    public void Links_between_notebooks_lead_within_the_page_and_links_to_files_become_words()
    {
        var page = Page(Executed());

        Assert.Contains("\\u003ca href=\\\"#notebook-1\\\">the other\\u003c/a>", page);
        Assert.Contains("\\u003ca href=\\\"https://example.org/\\\">a page", page);
        Assert.Contains("not a file.", page);
    }

    [Fact]
    public void A_cell_that_a_run_put_in_does_not_shift_the_others()
    {
        var result = Reports.Bad;
        Save(result with { Cells = [result.Cells[0] with { Injected = "int n = 20;" }, .. result.Cells[1..]] });

        var page = Page(Reports.OneOfEach("bad.ipynb"));

        Assert.Contains("<span>cell put in</span>", page);
        Assert.Matches("id=\"notebook-2-cell-4\"><div class=\"about\"><span>cell 4</span><span>0\\.10 s</span></div><pre class=\"code\"><code>throw new", page);
    }

    [Fact]
    public void An_executed_copy_that_is_gone_is_said_to_be()
    {
        Assert.Contains("The executed copy cannot be shown: ", Page(Reports.OneOfEach("gone.ipynb")));
        Assert.Contains("This notebook was not run.", Page(Reports.OneOfEach()));
    }

    [Fact]
    public void Places_have_names_of_their_own_and_links_find_them()
    {
        var page = Page(Executed());

        var names = System.Text.RegularExpressions.Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        var links = System.Text.RegularExpressions.Regex.Matches(page, " href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Where(l => !l.StartsWith("notebook-1-", StringComparison.Ordinal)).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Empty(links.Except(names));
    }

    private RunReport Executed(params Output[] outputs)
    {
        var result = Reports.Bad;
        Save(result with { Cells = [result.Cells[0] with { Outputs = [.. outputs] }, .. result.Cells[1..]] });
        return Reports.OneOfEach("bad.ipynb");
    }

    private void Save(NotebookResult result) => NotebookFile.Write(ExecutedNotebook.Create(Reports.Source, result), Path.Combine(_workspace.Folder, "bad.ipynb"));

    private string Page(RunReport report)
    {
        HtmlReport.Write(report, _workspace.Folder);
        return File.ReadAllText(Path.Combine(_workspace.Folder, HtmlReport.FileName));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
