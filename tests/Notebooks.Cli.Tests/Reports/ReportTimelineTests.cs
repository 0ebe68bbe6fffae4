using Microsoft.Playwright;

namespace Notebooks.Cli.Tests.Reports;

/// <summary>A timeline in the page a run leaves: the page draws it itself, and gives it its tools.</summary>
public sealed class ReportTimelineTests(Chromium chromium) : IDisposable
{
    // The least that timeline.js takes for a timeline: one operation, which waits on line 2 of cell 2.
    private const string Figure = """
        {"data":[{"type":"bar","orientation":"h","meta":"segments","base":[0,4],"x":[4,6],"y":[0,0],"width":0.98,"opacity":0,"hovertext":["<b>a</b> · holds","<b>a</b> · waits"],"hoverinfo":"text"}],
         "layout":{"height":200,"xaxis":{"range":[0,10]},"yaxis":{"range":[0.7,-0.62],"fixedrange":true,"tickvals":[0],"ticktext":["a"]},
          "meta":{"timeline":1,"rowHeight":26,"states":["holding","waiting"],"state":[0,1],"place":[0,1],"places":[0,0,2,2],"lanes":LANES}}}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task It_is_replayed_marks_the_line_of_its_cell_and_adds_up_a_range()
    {
        var (page, complaints) = await OpenAsync("""[{"row":0,"name":"a","depth":0}]""");
        await page.Locator(".tl-more summary").ClickAsync();

        await page.Locator(".tl-replay input").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");

        await Assertions.Expect(page.Locator(".tl-replay input")).ToHaveAttributeAsync("aria-valuetext", "4 ms: a · waits");
        // The mark lies on the second line of the code of cell 2.
        var place = await page.EvaluateAsync<double>("""
            () => {
              const code = document.querySelector('#notebook-1-cell-2 pre.code code').getBoundingClientRect();
              const mark = document.querySelector('#notebook-1-cell-2 pre.code .tl-line').getBoundingClientRect();
              return (mark.top + (mark.height / 2) - code.top) / code.height;
            }
            """);
        Assert.InRange(place, 0.34, 0.66);

        await page.GetByLabel("Totals from").FillAsync("2");
        await page.GetByLabel("Totals from").BlurAsync();
        await Assertions.Expect(page.Locator(".tl-totals td")).ToHaveTextAsync(["2 ms", "6 ms"]);
        Assert.Empty(complaints);
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData("\"a\"")]
    [InlineData("[null]")]
    [InlineData("""[{"row":"0","name":"a"}]""")]
    [InlineData("""[{"row":0,"name":"a","members":[{"name":"b","start":0,"segments":["<img src=x onerror=top.hacked=1>"]}]}]""")]
    public async Task A_figure_that_only_claims_to_be_one_is_drawn_without_tools(string lanes)
    {
        var (page, complaints) = await OpenAsync(lanes);

        Assert.Equal(0, await page.Locator(".tl-tools").CountAsync());
        Assert.Empty(complaints);
    }

    private async Task<(IPage Page, List<string> Complaints)> OpenAsync(string lanes)
    {
        _folder.Write("timeline.dib", $$$""""
            #!csharp

            using Microsoft.DotNet.Interactive.Formatting;
            record Figure(string Json);
            Formatter.Register<Figure>((f, w) => w.Write(f.Json), "application/vnd.plotly.v1+json");
            Formatter.SetPreferredMimeTypesFor(typeof(Figure), "application/vnd.plotly.v1+json");

            #!csharp

            // The next line stands for one that a recording knows.
            // await t.Wait(task);
            display(new Figure("""{{{Figure.Replace("LANES", lanes).ReplaceLineEndings("")}}}"""));
            """");
        var nb = await Nb.RunAsync(_folder.Path, "run", "--out", "reports");
        Assert.Contains("1 passed", nb.Out);

        var page = await chromium.PageAsync(1000);
        List<string> complaints = [];
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync($"file://{_folder["reports/report.html"]}");
        await page.ClickAsync("#notebooks a >> text=timeline.dib");
        await page.Locator("#notebook-1 .main-svg").First.WaitForAsync();
        // The tools come in the same turn as the drawing, or not at all.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return (page, complaints);
    }
}
