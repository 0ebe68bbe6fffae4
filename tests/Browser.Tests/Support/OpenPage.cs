using System.Text.RegularExpressions;

namespace Browser.Tests;

/// <summary>A page of the book in a browser without a network, and everything it complained of.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private const string Files = "file://";

    private readonly List<string> _complaints = [];
    private readonly Chromium? _lender;

    private OpenPage(IPage page, Chromium? lender)
    {
        (Page, _lender) = (page, lender);
        Page.Console += Hear;
        Page.PageError += Hear;
        Page.RequestFailed += Hear;
    }

    public IPage Page { get; }

    /// <summary>Errors in the console, exceptions, and what could not be loaded.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a page.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="address">The address.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="dark">Whether the system is said to be dark.</param>
    /// <param name="predicting">Whether what waits for a prediction goes on waiting. Otherwise all of the page shows.</param>
    /// <param name="lent">Whether others have used the browser's page and will use it, as <see cref="Chromium.LendAsync"/> says.</param>
    public static async Task<OpenPage> AtAsync(Chromium chromium, string address, int width = 1280, bool dark = false, bool predicting = false, bool lent = false)
    {
        var open = new OpenPage(await (lent ? chromium.LendAsync(Files, width, dark) : chromium.PageAsync(width, dark)), lent ? chromium : null);
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

    public async ValueTask DisposeAsync()
    {
        Page.Console -= Hear;
        Page.PageError -= Hear;
        Page.RequestFailed -= Hear;
        await (_lender?.TakeBackAsync(Files, Page) ?? Page.Context.CloseAsync());
    }

    private void Hear(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning") _complaints.Add(message.Text);
    }

    private void Hear(object? sender, string error) => _complaints.Add(error);

    private void Hear(object? sender, IRequest request) => _complaints.Add($"{request.Url}: {request.Failure}");
}
