using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Testing;

/// <summary>One headless browser for all tests of an assembly, started by the first that wants it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Milliseconds. The defaults, 30 s for pages and 5 s for expectations, a busy machine uses up.
    private const int Patience = 120_000;

    // Threads beside the one of a page, which collect garbage and compile, would make it quicker and take more time in all:
    // other tests have use for it.
    private static readonly string[] Arguments = ["--no-sandbox", "--js-flags=--single-threaded"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);
    private readonly Dictionary<string, IPage> _drawing = [];
    private readonly ConcurrentDictionary<string, ConcurrentBag<IPage>> _free = new();

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>An empty page, with a context of its own.</summary>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="dark">Whether the system is said to be dark.</param>
    public async Task<IPage> PageAsync(int width, bool dark = false)
    {
        var (_, browser) = await _started.Value;
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>
    /// A page that one test uses after the other, for those of which there are many: its process has started, and has read the
    /// scripts, which takes as long as all that a test does there. A test that changes more of it than <see cref="TakeBackAsync"/>
    /// sets right needs a page of its own.
    /// </summary>
    /// <param name="site">What its addresses begin with: pages of one site share a process.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="dark">Whether the system is said to be dark.</param>
    public async Task<IPage> LendAsync(string site, int width, bool dark = false)
    {
        if (!FreeOf(site).TryTake(out var page)) return await PageAsync(width, dark);
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Null, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        return page;
    }

    /// <summary>Takes a page back that was lent. It is empty, knows nothing, and the pointer is outside.</summary>
    /// <param name="site">As it was lent for.</param>
    /// <param name="page">The page. Whoever listens to it has to stop before.</param>
    public async Task TakeBackAsync(string site, IPage page)
    {
        try
        {
            await page.UnrouteAllAsync();
            // A page may keep something when it is left.
            await page.EvaluateAsync("""
                () => {
                  if (origin === 'null' && location.protocol !== 'file:') return;
                  for (const storage of [localStorage, sessionStorage]) storage.clear();
                  Storage.prototype.setItem = () => { };
                }
                """);
            await page.Mouse.MoveAsync(-1, -1);
            await page.GotoAsync("about:blank");
            FreeOf(site).Add(page);
        }
        catch (PlaywrightException)
        {
            // A page that has crashed is lent to nobody again. What the test says of it matters more.
            await page.Context.CloseAsync();
        }
    }

    private ConcurrentBag<IPage> FreeOf(string site) => _free.GetOrAdd(site, _ => []);

    /// <summary>A page with a plotly.js, used by one test after the other: parsing it takes longer than drawing.</summary>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="library">Path of the script.</param>
    public async Task<IPage> DrawingPageAsync(int width, string library)
    {
        if (!_drawing.TryGetValue(library, out var page))
        {
            _drawing[library] = page = await PageAsync(width);
            await page.SetContentAsync("""<!doctype html><body style="margin:0"><div id="chart"></div></body>""");
            await page.AddScriptTagAsync(new() { Path = library });
        }
        await page.SetViewportSizeAsync(width, 900);
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated) return;
        var (playwright, browser) = await _started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Assert.True(Parts.ChromiumPath is not null, $"Chromium is not in /usr/bin: {Parts.Remedy}");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Parts.ChromiumPath, Headless = true, Args = Arguments }));
    }
}
