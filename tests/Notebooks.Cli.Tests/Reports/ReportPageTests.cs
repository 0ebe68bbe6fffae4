using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Notebooks.Cli.Tests.Reports;

/// <summary>The page a run leaves, in a real browser.</summary>
public sealed class ReportPageTests(Chromium chromium) : IDisposable
{
    private readonly TempFolder _folder = new();

    // What the notebooks try to fetch from. A connection shows even if nobody answers it.
    private readonly TcpListener _elsewhere = new(IPAddress.Loopback, 0);
    private readonly List<string> _complaints = [];

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData(1200, false)]
    [InlineData(1200, true)]
    [InlineData(380, false)]
    [InlineData(380, true)]
    public async Task It_can_be_read_on_every_screen_draws_figures_and_asks_nobody(int width, bool dark)
    {
        var page = await OpenAsync(width, dark);

        Assert.Equal("✘ 1 of 2 notebooks failed", await page.InnerTextAsync("h1"));
        Assert.Equal(0, await page.Locator(".main-svg").CountAsync());
        await page.ClickAsync("#notebooks a >> text=figures.dib");

        // Two figures are data; the third is markup that draws itself, in a frame.
        await page.Locator("#notebook-2 .js-plotly-plot .main-svg").First.WaitForAsync();
        Assert.Equal(2, await page.Locator("#notebook-2 .js-plotly-plot").CountAsync());
        await page.Locator("iframe").Last.ContentFrame.Locator(".main-svg").First.WaitForAsync();
        Assert.Equal("drawn", await page.Locator("iframe").Last.ContentFrame.Locator("#own").InnerTextAsync());
        Assert.True(await page.Locator("#notebook-2 h1").IsVisibleAsync());

        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        var background = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)", background);

        // The picture from elsewhere was refused, and nothing else went wrong.
        Assert.Contains(_complaints, c => c.Contains("/x.png", StringComparison.Ordinal) && c.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.All(_complaints, c => Assert.Contains("/x.png", c));
        Assert.False(_elsewhere.Pending());
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_link_leads_into_a_closed_notebook_as_often_as_it_is_followed()
    {
        var page = await OpenAsync(1200, false);
        var cell = page.Locator("#notebook-1-cell-2");
        Assert.False(await cell.IsVisibleAsync());

        await page.ClickAsync("#failures h3 a");
        await cell.WaitForAsync();
        await page.EvaluateAsync("document.querySelector('#notebook-1').open = false");
        await page.ClickAsync("#failures h3 a");

        await cell.WaitForAsync();
        Assert.Contains("failed", await cell.GetAttributeAsync("class"));
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_stands_out_from_what_is_behind_it(bool dark)
    {
        var page = await OpenAsync(1200, dark);

        // The contrast that the accessibility guidelines ask for.
        var weakest = await page.EvaluateAsync<double>("""
            () => {
              const parse = text => text.match(/[\d.]+/g).map(Number);
              const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
              const texts = [...document.querySelectorAll('header *, #failures *, #notebooks *, #slowest *, #claims *')]
                .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()));
              return Math.min(...texts.map(e => { const [a, b] = [light(parse(getComputedStyle(e).color).slice(0, 3)), light(behind(e))].sort((x, y) => y - x); return (a + .05) / (b + .05); }));
            }
            """);
        Assert.InRange(weakest, 4.5, 21);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task What_notebooks_put_out_reaches_nothing_outside_its_frame()
    {
        _elsewhere.Start();
        _folder.Write("hostile.dib", $$$""""
            #!markdown

            # Title <script>top.hacked = 'title'</script>

            <img src=x onerror="top.hacked = 'prose'"> [link](javascript:top.hacked='link')

            #!csharp

            using Microsoft.DotNet.Interactive.Formatting;
            record Put(string Type, string Text);
            void Show(string type, string text)
            {
                Formatter.Register<Put>((put, writer) => writer.Write(put.Text), type);
                Formatter.SetPreferredMimeTypesFor(typeof(Put), type);
                display(new Put(type, text));
            }
            string[] attacks =
            [
                "top.hacked = 'top'", "parent.document.title = 'hacked'", "parent.document.querySelector('h1').textContent = 'hacked'",
                "top.location = 'http://{{{_elsewhere.LocalEndpoint}}}/gone'", "open('http://{{{_elsewhere.LocalEndpoint}}}/opened')", "fetch('http://{{{_elsewhere.LocalEndpoint}}}/told')",
                "parent.postMessage(1e9, '*'); parent.postMessage({ height: 'high' }, '*'); parent.postMessage('<b>', '*')", "localStorage.setItem('hacked', 'yes')", "alert('hacked')",
            ];

            #!csharp

            foreach (string attack in attacks)
            {
                display(HTML($"<script>{attack}</script><p class='ran'>markup</p>"));
                display(HTML($"<img src='x' onerror=\"{attack}\">"));
                Show("image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg' onload=\"{attack}\"><script>{attack}</script></svg>");
                Show("text/markdown", $"<script>{attack}</script>\n\n<img src=x onerror=\"{attack}\">\n\n[link](javascript:{attack}) <javascript:{attack}>");
            }
            display(HTML("<form action='http://{{{_elsewhere.LocalEndpoint}}}/sent' target='_top'><button>go</button></form><script>document.forms[0].submit()</script>"));
            display(HTML("<meta http-equiv='refresh' content='0; url=http://{{{_elsewhere.LocalEndpoint}}}/refreshed'>"));
            display(HTML("</body></html></iframe></details></main><style>body { display: none }</style><base href='http://{{{_elsewhere.LocalEndpoint}}}/'>"));
            Show("application/vnd.interleave.claim+json", """{"claim":"<img src=x onerror=top.hacked=1>","actual":"</main><script>top.hacked=1</script>","expected":"1","passed":true}""");
            Show("application/vnd.plotly.v1+json", """{"data":[{"type":"bar","y":[1],"text":["<img src=x onerror=top.hacked=1>"],"textposition":"inside"}],"layout":{"title":{"text":"<a href='javascript:top.hacked=1'>t</a><script>top.hacked=1</script>"} } }""");
            Console.WriteLine("</pre></main><script>top.hacked = 'text'</script>");
            throw new Exception("</pre><script>top.hacked = 'error'</script>");
            """");
        await Nb.RunAsync(_folder.Path, "run", "--out", "reports");

        var page = await chromium.PageAsync(1200);
        var opened = 0;
        var asked = new List<string>();
        page.Popup += (_, _) => opened++;
        page.Dialog += (_, dialog) => { asked.Add(dialog.Message); _ = dialog.DismissAsync(); };
        await page.GotoAsync($"file://{_folder["reports/report.html"]}");
        var (title, address, headline) = (await page.TitleAsync(), page.Url, await page.InnerTextAsync("h1"));
        await page.ClickAsync("#notebooks a >> text=hostile.dib");

        // Every frame has loaded, and its scripts have run.
        await page.Locator("#notebook-1 .main-svg").First.WaitForAsync();
        var frames = page.Locator("iframe");
        Assert.Equal(2 * 9 + 3, await frames.CountAsync());
        for (var i = 0; i < 2 * 9; i += 2) await frames.Nth(i).ContentFrame.Locator(".ran").WaitForAsync();
        foreach (var link in await page.Locator("#executed .gtitle a").AllAsync()) await link.ClickAsync(new() { Force = true });

        Assert.Equal(title, await page.TitleAsync());
        Assert.Equal(headline, await page.InnerTextAsync("h1"));
        Assert.Equal(address, page.Url.Split('#')[0]);
        Assert.True(await page.EvaluateAsync<bool>("() => window.hacked === undefined && !localStorage.getItem('hacked')"));
        Assert.Equal(0, await page.Locator("[onerror], [onload], main script:not([type='application/json']), a[href^='javascript']").CountAsync());
        Assert.True(await page.Locator("main").IsVisibleAsync());
        Assert.InRange(await page.EvaluateAsync<int>("() => Math.max(...[...document.querySelectorAll('iframe')].map(f => f.clientHeight))"), 1, 4000);
        Assert.Empty(asked);
        Assert.Equal(0, opened);
        // The browser may connect before it refuses to load: nothing was said.
        while (_elsewhere.Pending())
        {
            using var connection = await _elsewhere.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            Assert.False(connection.Client.Poll(TimeSpan.FromSeconds(2), SelectMode.SelectRead) && connection.Available > 0);
        }
    }

    private async Task<IPage> OpenAsync(int width, bool dark)
    {
        _elsewhere.Start();
        var there = $"http://{_elsewhere.LocalEndpoint}";
        _folder.Write("bad.dib", "#!csharp\n\nvar aRatherLongName = \"" + new string('x', 300) + "\";\n\n#!csharp\n\nthrow new Exception(aRatherLongName);\n");
        _folder.Write("figures.dib", $$$""""
            #!markdown

            # Figures

            | one | two |
            |---|---|
            | a cell with a good deal of text in it | `AnIdentifierThatCannotBeBroken.AnIdentifierThatCannotBeBroken` |

            #!csharp

            using System.Text.Json;
            using Microsoft.DotNet.Interactive.Formatting;
            record Figure(string Html);
            const string Plotly = "application/vnd.plotly.v1+json";
            Formatter.Register<Figure>((f, w) => w.Write("""{"data":[{"type":"bar","y":[1,2]}],"layout":{"height":200}}"""), Plotly);
            Formatter.Register<Figure>((f, w) => w.Write(f.Html), "text/html");
            Formatter.SetPreferredMimeTypesFor(typeof(Figure), Plotly, "text/html");

            #!csharp

            display(new Figure("<script src='{{{there}}}/plotly.js'></script>"));
            display(new Figure("<script src=\"{{{there}}}/plotly.js\"></script>"));
            display(HTML("<img src='{{{there}}}/x.png' alt='from elsewhere'><table><tr><td>" + new string('y', 300) + "</td></tr></table>"));
            display(HTML("<div id='figure'></div><div id='own'></div><script>Plotly.newPlot('figure', [{ y: [1, 2] }]); document.getElementById('own').textContent = 'drawn';</script>"));
            """");
        var nb = await Nb.RunAsync(_folder.Path, "run", "--out", "reports");
        Assert.Contains("1 passed, 1 failed", nb.Out);

        var page = await chromium.PageAsync(width, dark);
        page.Console += (_, message) => { if (message.Type == "error") _complaints.Add(message.Text); };
        page.PageError += (_, error) => _complaints.Add(error);
        await page.GotoAsync($"file://{_folder["reports/report.html"]}");
        return page;
    }
}
