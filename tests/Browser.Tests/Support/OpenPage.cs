using System.Text.RegularExpressions;

namespace Browser.Tests;

/// <summary>A page of the book in a browser without a network, and everything it complained of.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    private OpenPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Errors in the console, exceptions, and what could not be loaded.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a page.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="address">The address.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="dark">Whether the system is said to be dark.</param>
    /// <param name="predicting">Whether what waits for a prediction goes on waiting. Otherwise all of the page shows.</param>
    public static async Task<OpenPage> AtAsync(Chromium chromium, string address, int width = 1280, bool dark = false, bool predicting = false)
    {
        var open = new OpenPage(await chromium.PageAsync(width, dark));
        open.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") open._complaints.Add(message.Text);
        };
        open.Page.PageError += (_, error) => open._complaints.Add(error);
        open.Page.RequestFailed += (_, request) => open._complaints.Add($"{request.Url}: {request.Failure}");
        await open.Page.Context.SetOfflineAsync(true);
        await open.Page.GotoAsync(address);
        if (!predicting) await open.Page.EvaluateAsync("() => document.querySelector('.score .show-all')?.click()");
        return open;
    }

    /// <summary>Unfolds everything and brings every chart near the window.</summary>
    /// <returns>How many charts there are.</returns>
    public async Task<int> DrawAllAsync()
    {
        await Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var charts = Page.Locator(".chart");
        var count = await charts.CountAsync();
        for (var i = 0; i < count; i++)
        {
            await charts.Nth(i).ScrollIntoViewIfNeededAsync();
            await charts.Nth(i).Locator(".main-svg").First.WaitForAsync();
        }

        return count;
    }

    /// <summary>Draws every chart, and finds nothing that is wider than the window, and all of each legend.</summary>
    public async Task FitsAsync()
    {
        await DrawAllAsync();

        var wider = await Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= innerWidth ? []
              : [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 200))
            """);
        Assert.Empty(wider);

        // No row of a legend is hidden behind a scroll bar, or lies under what follows the chart.
        await Page.WaitForFunctionAsync("""
            () => [...document.querySelectorAll('.chart .plot')].every(plot =>
              [...plot.querySelectorAll('.legend .traces')].every(row => row.getBoundingClientRect().bottom <= plot.getBoundingClientRect().bottom + 1))
            """);
    }

    /// <summary>Waits until the page has an address with this in it.</summary>
    /// <remarks>It asks again and again: WaitForURLAsync looks, then listens, and misses what happens in between.</remarks>
    public async Task ArrivesAsync(string part)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(part)));
        // The address changes before the scripts of the new page run.
        await Page.WaitForLoadStateAsync();
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
