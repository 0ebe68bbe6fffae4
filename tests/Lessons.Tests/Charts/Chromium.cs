using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Lessons.Tests.Charts.Chromium))]

namespace Lessons.Tests.Charts;

/// <summary>One headless browser for all tests of figures: the system's own, never a downloaded one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "needs Chromium (run .devcontainer/setup.sh)";

    // Debian's name first, then those that .devcontainer/setup.sh is content with.
    private static readonly string? Executable =
        new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => $"/usr/bin/{name}").FirstOrDefault(File.Exists);

    // Milliseconds. The defaults, 30 s for pages and 5 s for expectations, a busy machine uses up.
    private const int Patience = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly Dictionary<string, IPage> _drawing = [];

    /// <summary>Whether the machine has it. Where everything must be there, a missing browser is a failure, not a skip.</summary>
    public static bool Present => Executable is not null || Environment.GetEnvironmentVariable("CI") == "true";

    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = ["--no-sandbox"] });
    }

    /// <summary>An empty page.</summary>
    public async Task<IPage> PageAsync(int width, bool dark = false)
    {
        Assert.True(_browser is not null, "Chromium is not in /usr/bin: run .devcontainer/setup.sh");
        var page = await _browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>A page with a plotly.js, used by one test after the other: parsing it takes longer than drawing.</summary>
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

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
