using System.Text.Json;
using System.Text.RegularExpressions;
using Lessons.Charts;
using Lessons.Recordings;
using Microsoft.Playwright;

namespace Lessons.Tests.Charts;

/// <summary>Figures on a page as narrow as a phone, at twice the size, and on paper.</summary>
public class PhoneTests(Chromium chromium)
{
    private const int Phone = 390;
    private const string Site = "about:";

    public static TheoryData<string, bool> All => [.. from sample in Samples.All.Keys from dark in new[] { false, true } select (sample, dark)];

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(All))]
    public async Task A_figure_fits_a_phone(string sample, bool dark)
    {
        var recording = Samples.All[sample]();
        if (recording.Operations.IsEmpty) return;
        var page = await ShowAsync(TimelineFigure.From(recording), Phone, dark);
        var seen = await LookAsync(page);

        Assert.Equal([], seen.Outside);
        Assert.InRange(seen.LegendRows, 1, 3);
        Assert.True(seen.Times.Length >= 3, string.Join(", ", seen.Times.Select(time => time.What)));
        Assert.Equal(Text.Milliseconds(recording.Elapsed), seen.Times[^1].What);
        Assert.Equal([], from a in seen.Texts.Index() from b in seen.Texts.Skip(a.Index + 1) where a.Item.Meets(b) select $"{a.Item.What} covers {b.What}");
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task The_words_beside_the_longest_bar_of_ratios_are_whole()
    {
        var figure = RatioChart.Of("one operation", "times here", "times there", ("await, nothing to wait for", 46), ("raise, catch 10 frames up", 1 / 17.0));
        // The book has margins on both sides.
        var page = await ShowAsync(figure, Phone - 46);

        // What leaves the plot is cut off.
        var left = await page.EvaluateAsync<double[]>("""
            () => {
              const plot = document.querySelector('.nsewdrag').getBoundingClientRect();
              return [...document.querySelectorAll('.bartext')].map(e => e.getBoundingClientRect()).flatMap(box => [plot.right - box.right, box.left - plot.left]);
            }
            """);
        await chromium.TakeBackAsync(Site, page);
        Assert.Equal(4, left.Length);
        Assert.All(left, room => Assert.InRange(room, 0, double.MaxValue));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Numbers_of_percents_keep_clear_of_each_other()
    {
        var values = Enumerable.Range(1, 1000).Select(value => (double)value).ToArray();

        var seen = await LookAsync(await ShowAsync(PercentileChart.Of("a thousand requests", "ms", ("one attempt", values), ("up to two", values)), Phone));

        Assert.Equal("99.9 %", seen.Times[^1].What);
        Assert.True(seen.Times.Length >= 3, string.Join(", ", seen.Times.Select(time => time.What)));
        // A space is as wide as this.
        Assert.All(seen.Times.Zip(seen.Times.Skip(1)), pair => Assert.InRange(pair.Second.Left - pair.First.Right, 4, double.MaxValue));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task No_name_of_a_lane_is_cut_that_has_room_above_its_lane()
    {
        var draft = new Draft("long names");
        var name = "HTTP connection_setup 127.0.0.1:43210 once more";
        draft.Run(name, 0, -1, Outcome.Completed, (State.HoldingThread, 100, 4), (State.Awaiting, 200, 0));
        draft.Run("short", 0, -1, Outcome.Completed, (State.Awaiting, 200, 0));

        var seen = await LookAsync(await ShowAsync(TimelineFigure.From(draft.Recorded()), Phone));

        Assert.Equal([name, "short"], seen.Names);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_thread_keeps_its_number_where_the_name_beside_it_has_no_room()
    {
        var draft = new Draft("all at once");
        foreach (var (name, end) in new[] { ("coffee", 165), ("eggs", 232), ("bacon", 320) })
            draft.Run(name, 12, -1, Outcome.Completed, (State.HoldingThread, 13, 9), (State.Awaiting, end, 0));

        // What `nb serve` shows behind a figure may last longer, and stretches its axis.
        var seen = await LookAsync(await ShowAsync(TimelineFigure.From(draft.Recorded()), Phone - 46, until: 863));

        Assert.Equal(3, seen.Texts.Count(text => text.What.StartsWith("T9", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public void A_name_that_is_cut_is_whole_under_the_pointer()
    {
        var recording = Samples.EveryState();
        var json = TimelineFigure.From(recording).ToJson();
        Assert.All(recording.Operations, operation => Assert.Contains($"<b>{Text.Html(operation.Name)}</b>", json));
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData("semaphore")]
    [InlineData("remarks")]
    public async Task At_twice_the_size_nothing_is_cut_off(string sample)
    {
        // A window of 1280 at twice the size is 640 pixels wide.
        var seen = await LookAsync(await ShowAsync(TimelineFigure.From(Samples.All[sample]()), 640));
        Assert.Equal([], seen.Outside);
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData("semaphore")]
    [InlineData("remarks")]
    public async Task Paper_gets_the_whole_figure_in_light_colours(string sample)
    {
        var page = await ShowAsync(TimelineFigure.From(Samples.All[sample]()), 1400, dark: true);

        // A sheet of A4 with its margins, at 96 pixels an inch.
        await page.EvaluateAsync("() => addEventListener('beforeprint', () => window.printed = document.querySelector('.main-svg').getBoundingClientRect().width)");
        await page.EvaluateAsync("() => addEventListener('beforeprint', () => window.paper = getComputedStyle(document.querySelector('.main-svg')).backgroundColor)");
        await page.PdfAsync();

        Assert.InRange(await page.EvaluateAsync<double>("() => window.printed"), 500, 718);
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => window.paper"));
        // The screen gets its own figure back.
        await Assertions.Expect(page.Locator(".main-svg").First).ToHaveCSSAsync("background-color", "rgb(13, 17, 23)");
        Assert.True(await page.Locator(".main-svg").First.EvaluateAsync<double>("svg => svg.getBoundingClientRect().width") > 1300);
        await chromium.TakeBackAsync(Site, page);
    }

    private async Task<IPage> ShowAsync(Figure figure, int width, bool dark = false, double? until = null)
    {
        var html = figure.ToHtml();
        if (until is { } end)
        {
            var stretched = Regex.Replace(html, @"(?<=""range"":\[0,)[\d.]+(?=\])", $"{end}");
            Assert.NotEqual(html, stretched);
            html = stretched;
        }
        var page = await chromium.LendAsync(Site, width, dark);
        await page.SetContentAsync("<!doctype html><meta charset=\"utf-8\"><body style=\"margin:0\"></body>");
        await page.AddScriptTagAsync(new() { Path = DrawnFigure.Vendored });
        await page.EvaluateAsync("html => document.body.append(document.createRange().createContextualFragment(html))", html);
        await Assertions.Expect(page.Locator(".main-svg .gtitle")).ToHaveCountAsync(1);
        return page;
    }

    private async Task<Seen> LookAsync(IPage page)
    {
        var seen = (await page.EvaluateAsync("""
            () => {
              const shown = e => e.textContent.trim() && e.getBoundingClientRect().width > 0 && getComputedStyle(e).display !== 'none';
              const box = e => {
                const r = e.getBoundingClientRect();
                const spaces = e.textContent.length - e.textContent.trimStart().length;
                return { what: e.textContent.trim(), left: r.left + (spaces ? e.getSubStringLength(0, spaces) : 0), top: r.top, right: r.right, bottom: r.bottom };
              };
              const all = selector => [...document.querySelectorAll(selector)].filter(shown);
              const plot = document.querySelector('.js-plotly-plot').getBoundingClientRect();
              const times = all('.xtick text, .x2tick text').map(box).sort((a, b) => a.left - b.left);
              const texts = all('.gtitle, .legendtext, .legendtitletext, .ytick text, .annotation-text, .bars .bartext').map(box);
              return {
                outside: [...times, ...texts].filter(t => t.left < -1 || t.top < -1 || t.right > innerWidth + 1 || t.bottom > plot.bottom + 1).map(t => t.what),
                legendRows: all('.legendtext').map(box).map(t => (t.top + t.bottom) / 2).sort((a, b) => a - b).filter((middle, i, middles) => i === 0 || middle - middles[i - 1] > 8).length,
                names: all('.ytick text, .annotation-text').map(e => e.textContent.trim()),
                // Copies: of an object that is sent twice, the second one arrives empty.
                times, texts: [...times, ...texts].map(text => ({ ...text })),
              };
            }
            """))!.Value.Deserialize<Seen>(JsonSerializerOptions.Web)!;
        await chromium.TakeBackAsync(Site, page);
        return seen;
    }

    private sealed record Seen(string[] Outside, int LegendRows, string[] Names, Box[] Times, Box[] Texts);
}
