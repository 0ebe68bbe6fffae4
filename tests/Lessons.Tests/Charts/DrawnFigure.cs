using System.Text.Json;
using Lessons.Charts;
using Microsoft.Playwright;

namespace Lessons.Tests.Charts;

/// <summary>A figure in a browser, with what a test wants to know of it.</summary>
internal sealed class DrawnFigure(IPage page)
{
    // Texts are compared by the boxes they really take on the screen.
    private const string Probe = """
        () => {
          const chart = document.getElementById('chart');
          const box = (what, element) => {
            const r = element.getBoundingClientRect();
            // Spaces in front take room, but cover nothing.
            const spaces = element.textContent.length - element.textContent.trimStart().length;
            const empty = spaces > 0 && element.getSubStringLength ? element.getSubStringLength(0, spaces) : 0;
            return { what, left: r.left + empty, top: r.top, right: r.right, bottom: r.bottom };
          };
          const all = selector => [...chart.querySelectorAll(selector)].filter(e => e.textContent.trim() && e.getBoundingClientRect().width > 0 && getComputedStyle(e).opacity !== '0');
          // Bars that cannot be seen hold texts.
          const bars = [...chart.querySelectorAll('.bars .point path')].filter(e => e.style.fillOpacity !== '0' && e.closest('.trace').style.opacity !== '0');
          const seen = e => {
            const style = getComputedStyle(e);
            const r = e.getBoundingClientRect();
            return r.width > 0 && r.height >= 8 && style.display !== 'none' && style.visibility === 'visible' && +style.opacity > 0 && +style.fillOpacity > 0;
          };
          const boxes = (name, selector) => all(selector).map(e => box(`${name} "${e.textContent.trim()}"`, e));
          return {
            height: chart.getBoundingClientRect().height,
            bars: bars.length,
            patterns: new Set(bars.map(e => e.style.fill).filter(fill => fill.includes('url('))).size,
            thicknesses: new Set(bars.map(e => Math.round(e.getBBox().height))).size,
            narrowestBar: Math.min(...bars.map(e => e.getBBox().width + parseFloat(e.style.strokeWidth || 0)), 1e6),
            legend: all('.legendtext').map(e => e.textContent),
            annotations: all('.annotation-text').map(e => e.textContent),
            remarks: [...chart.querySelectorAll('.legendtitletext .line, .legendtitletext:not(:has(.line))')].map(e => e.textContent.trim()).filter(t => t),
            plots: chart.querySelectorAll('.cartesianlayer > .subplot').length,
            version: Plotly.version,
            labels: [...chart.querySelectorAll('.bars .bartext')].map(e => e.textContent),
            printed: all('.bars .bartext').filter(seen).map(e => box(e.textContent.trim(), e)),
            texts: [
              ...boxes('title', '.gtitle'), ...boxes('legend', '.legendtext'), ...boxes('remarks', '.legendtitletext'), ...boxes('time', '.xtick text'), ...boxes('time', '.x2tick text'), ...boxes('time title', '.xtitle'),
              ...boxes('row', '.ytick text'), ...boxes('row', '.y3tick text'), ...boxes('row', '.y4tick text'), ...boxes('row', '.y5tick text'), ...boxes('row', '.y6tick text'), ...boxes('label', '.annotation-text'),
            ],
          };
        }
        """;

    public required Facts Facts { get; init; }

    /// <summary>What <c>Plotly.validate</c> complains of.</summary>
    public required string[] Complaints { get; init; }

    /// <summary>The collection of tests that take turns on one page.</summary>
    public const string OnePage = "figures on one page";

    /// <summary>The library that the project brings.</summary>
    public static string Vendored { get; } = Path.Combine(AppContext.BaseDirectory, "plotly-basic.min.js");

    public static Task<DrawnFigure> DrawAsync(Chromium chromium, Figure figure, int width = 1000, Theme theme = Theme.Light, string? library = null) =>
        DrawAsync(chromium, figure.ToJson(theme), width, library);

    /// <param name="chromium">The browser.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="width">Of the page, in pixels.</param>
    /// <param name="font">The font that stands for the reader's.</param>
    public static Task<DrawnFigure> DrawAsync(Chromium chromium, Figure figure, int width, string font) =>
        DrawAsync(chromium, figure.ToJson().Replace(HouseTheme.Sans, font), width);

    public static async Task<DrawnFigure> DrawAsync(Chromium chromium, string json, int width, string? library = null)
    {
        var page = await chromium.DrawingPageAsync(width, library ?? Vendored);
        var complaints = await page.EvaluateAsync<string[]>("""
            async json => {
              const figure = JSON.parse(json);
              const complaints = (Plotly.validate(figure.data, figure.layout) ?? []).map(c => c.msg);
              Plotly.purge('chart');
              await Plotly.newPlot('chart', figure.data, figure.layout, figure.config);
              return complaints;
            }
            """, json);
        var facts = (await page.EvaluateAsync(Probe))!.Value.Deserialize<Facts>(JsonSerializerOptions.Web)!;
        return new(page) { Facts = facts, Complaints = complaints };
    }

    /// <summary>Nothing is unknown to plotly.js, no text is cut off, and none covers another.</summary>
    /// <param name="width">Of the page.</param>
    /// <param name="harmless">Complaints with these words are none: Plotly.NET gives every trace a marker, empty where there are no points.</param>
    public void MustBeClean(int width, string? harmless = null)
    {
        Assert.Equal([], Complaints.Where(complaint => harmless is null || !complaint.Contains(harmless)));
        var texts = Facts.Texts;
        Assert.NotEmpty(texts);
        Assert.Equal([], texts.Where(text => text.Left < 0 || text.Top < 0 || text.Right > width || text.Bottom > Facts.Height).Select(text => text.What));
        Assert.Equal([], from a in texts.Index()
                         from b in texts.Skip(a.Index + 1)
                         where a.Item.Meets(b)
                         select $"{a.Item.What} covers {b.What}");
    }

    /// <summary>What the pointer reads over a bar; states are drawn from the thinnest to the thickest.</summary>
    public Task<string> HoverBarAsync(int state, int bar = 0) => HoverAsync(page.Locator(".barlayer .trace").Nth(state).Locator(".point path").Nth(bar));

    /// <summary>What the pointer reads over a marker of the trace that is so named.</summary>
    public async Task<string> HoverMarkerAsync(string trace, int marker = 0)
    {
        var uid = await page.EvaluateAsync<string>("name => document.getElementById('chart')._fullData.find(trace => trace.name === name).uid", trace);
        return await HoverAsync(page.Locator($".scatterlayer .trace{uid} .point").Nth(marker));
    }

    /// <summary>The traces that the library could not draw as what they are.</summary>
    public Task<string[]> ErrorsAsync() => page.EvaluateAsync<string[]>("""
        () => {
          const chart = document.getElementById('chart');
          return chart.data.map((trace, i) => [trace.type ?? 'scatter', chart._fullData[i]?.type]).filter(([asked, drawn]) => asked !== drawn).map(pair => pair.join(' was drawn as '));
        }
        """);

    /// <summary>For every hatched bar with a name above it: how many pixels of the letters it covers; less than 0 where they keep clear.</summary>
    public Task<double[]> CoveredLettersAsync() => page.EvaluateAsync<double[]>("""
        () => {
          const chart = document.getElementById('chart');
          const pen = document.createElement('canvas').getContext('2d');
          const hatched = [...chart.querySelectorAll('.bars .point path')].filter(e => e.style.fill.includes('url(')).map(e => e.getBoundingClientRect());
          const names = ['queued for a permit', 'ready, no thread yet', 'cancelling'];
          return [...chart.querySelectorAll('.bars .bartext')].filter(e => names.includes(e.textContent) && e.getBoundingClientRect().width > 0).flatMap(e => {
            const style = getComputedStyle(e);
            pen.font = `${style.fontSize} ${style.fontFamily}`;
            const line = e.getStartPositionOfChar(0).matrixTransform(e.getScreenCTM());
            const box = e.getBoundingClientRect();
            const bar = hatched.find(bar => bar.left < box.right && bar.right > box.left && bar.bottom > line.y && bar.top < line.y + 12);
            return bar ? [line.y + pen.measureText(e.textContent).actualBoundingBoxDescent - bar.top] : [];
          });
        }
        """);

    private async Task<string> HoverAsync(ILocator shape)
    {
        var box = (await shape.BoundingBoxAsync())!;
        // plotly.js ignores a second move within a few hundredths of a second.
        await page.Mouse.MoveAsync(0, 899);
        await page.Mouse.MoveAsync(box.X + (box.Width / 3), box.Y + (box.Height / 2));
        return await page.Locator(".hoverlayer .hovertext").First.EvaluateAsync<string>("e => [...e.querySelectorAll('.line')].map(line => line.textContent).join('|')");
    }

    public async Task SaveAsync(string path)
    {
        // The mode bar shows where the pointer is; a picture is better without either.
        await page.Mouse.MoveAsync(-9, -9);
        await page.Locator("#chart").ScreenshotAsync(new() { Path = path });
    }
}

internal sealed record Facts(double Height, int Bars, int Patterns, int Thicknesses, double NarrowestBar, string[] Legend, string[] Labels, Box[] Texts)
{
    /// <summary>Headings, and the words beside the small plots.</summary>
    public required string[] Annotations { get; init; }

    /// <summary>The lines above the legend.</summary>
    public required string[] Remarks { get; init; }

    /// <summary>The texts of bars that can be seen: as large as one can read, and neither hidden nor transparent.</summary>
    public required Box[] Printed { get; init; }

    public required int Plots { get; init; }

    /// <summary>The library's own.</summary>
    public required string Version { get; init; }
}

internal sealed record Box(string What, double Left, double Top, double Right, double Bottom)
{
    // Two boxes may share a pixel: line height is larger than ink.
    public bool Meets(Box other) =>
        Left < other.Right - 1 && other.Left < Right - 1 && Top < other.Bottom - 2 && other.Top < Bottom - 2;
}
