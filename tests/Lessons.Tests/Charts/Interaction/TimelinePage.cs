using Lessons.Charts;
using Lessons.Recordings;
using Microsoft.Playwright;

namespace Lessons.Tests.Charts.Interaction;

/// <summary>A page with a cell of code and the figure below it, as a notebook's HTML has them.</summary>
internal sealed class TimelinePage : IAsyncDisposable
{
    private const string Site = "http://course.test";

    private readonly List<string> _complaints = [];
    private readonly Chromium? _lender;

    private TimelinePage(IPage page, Chromium? lender)
    {
        (Page, _lender) = (page, lender);
        Page.PageError += Hear;
    }

    public IPage Page { get; }

    /// <summary>What the page's scripts complained of.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>A cell of code as nbconvert writes it.</summary>
    public const string Static = "nbconvert";

    /// <summary>A cell of code in JupyterLab and Notebook 7.</summary>
    public const string Editor = "CodeMirror 6";

    /// <summary>A cell of code in the classic Notebook.</summary>
    public const string ClassicEditor = "CodeMirror 5";

    /// <summary>Where plotly.js has drawn the figure.</summary>
    public ILocator Graph => Page.Locator(".js-plotly-plot");

    public ILocator Tools => Page.Locator(".tl-tools");

    public ILocator Totals => Page.Locator(".tl-totals");

    public ILocator Slider => Page.Locator(".tl-replay input");

    /// <summary>The line of code that is marked, by its place in the page.</summary>
    public ILocator MarkedLines => Page.Locator(".tl-line");

    public static async Task<TimelinePage> OpenAsync(Chromium chromium, Recording recording, string code = "", int width = 1000, bool dark = false, bool tools = true, string cell = Static, bool lent = true)
    {
        var open = new TimelinePage(await (lent ? chromium.LendAsync(Site, width, dark) : chromium.PageAsync(width, dark)), lent ? chromium : null);
        await open.Page.RouteAsync("**/*", route => route.AbortAsync());
        foreach (var script in new[] { "plotly-basic.min.js", "timeline.js" }.Where(script => tools || script != "timeline.js"))
            await open.Page.RouteAsync($"**/shared/bin/{script}", route => route.FulfillAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, script), ContentType = "text/javascript" }));
        await open.Page.RouteAsync("**/page.html", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = $"""
                <!doctype html><html lang="en"><title>page</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
                <body><main><h1>A notebook</h1><div class="{(cell == ClassicEditor ? "cell code_cell" : "jp-Cell")}">{Cell(code, cell)}
                {TimelineFigure.From(recording).ToHtml()}</div></main></body></html>
                """,
        }));
        await open.Page.GotoAsync(Site + "/notebooks/page.html");
        await open.Page.Locator(".main-svg .bars").First.WaitForAsync();
        if (tools) await open.Tools.WaitForAsync();
        return open;
    }

    private static string Cell(string code, string cell)
    {
        var text = System.Net.WebUtility.HtmlEncode(code);
        var lines = text.Split('\n');
        return cell switch
        {
            Editor => $"<div class=\"jp-InputArea-editor\"><div class=\"cm-editor\" style=\"background:Canvas\"><div class=\"cm-scroller\"><div class=\"cm-content\" style=\"white-space:pre\">{string.Concat(lines.Select(line => $"<div class=\"cm-line\">{line}</div>"))}</div></div></div></div>",
            ClassicEditor => $"<div class=\"input_area\"><div class=\"CodeMirror\" style=\"background:Canvas\"><div class=\"CodeMirror-code\">{string.Concat(lines.Select(line => $"<div><pre class=\"CodeMirror-line\" style=\"margin:0\">{line}</pre></div>"))}</div></div></div>",
            _ => $"<div class=\"highlight\"><pre>{text}</pre></div>",
        };
    }

    /// <summary>The place of a moment and a row in the window, in CSS pixels.</summary>
    /// <param name="at">Milliseconds since the recording began.</param>
    /// <param name="row">The row; 0 is the middle of the first lane.</param>
    public async Task<(float X, float Y)> PlaceAsync(double at, double row)
    {
        var place = await Page.EvaluateAsync<float[]>("""
            ([at, row]) => {
              const graph = document.querySelector('.js-plotly-plot');
              const { xaxis, yaxis } = graph._fullLayout;
              const box = graph.getBoundingClientRect();
              return [box.left + xaxis._offset + xaxis.l2p(at), box.top + yaxis._offset + yaxis.l2p(row)];
            }
            """, new[] { at, row });
        return (place[0], place[1]);
    }

    /// <summary>Points at a moment of a lane, and returns what appears there.</summary>
    public async Task<string> PointAsync(double at, double row)
    {
        var (x, y) = await PlaceAsync(at, row);
        await Page.Mouse.MoveAsync(1, 1);
        await Assertions.Expect(Page.Locator(".hoverlayer .hovertext")).ToHaveCountAsync(0);
        await Page.Mouse.MoveAsync(x, y);
        await Page.Locator(".hoverlayer .hovertext").First.WaitForAsync();
        return await Page.Locator(".hoverlayer .hovertext").First.EvaluateAsync<string>("e => [...e.querySelectorAll('.line')].map(line => line.textContent).join('|')");
    }

    /// <summary>Drags from one moment to another, which selects the range between them.</summary>
    public async Task DragAsync(double from, double to)
    {
        var (x, y) = await PlaceAsync(from, 0);
        var (end, _) = await PlaceAsync(to, 0);
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync((x + end) / 2, y, new() { Steps = 3 });
        await Page.Mouse.MoveAsync(end, y, new() { Steps = 3 });
        await Page.Mouse.UpAsync();
    }

    /// <summary>The names beside the lanes, as they are drawn.</summary>
    public Task<string[]> LanesAsync() => Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.ytick text')].map(text => text.textContent.trim())");

    public async ValueTask DisposeAsync()
    {
        Page.PageError -= Hear;
        await (_lender?.TakeBackAsync(Site, Page) ?? Page.Context.CloseAsync());
    }

    private void Hear(object? sender, string error) => _complaints.Add(error);
}
