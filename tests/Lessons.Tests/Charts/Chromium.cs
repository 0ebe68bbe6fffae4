using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Lessons.Tests.Charts.Chromium))]

namespace Lessons.Tests.Charts;

/// <summary>One headless browser for all tests of figures: Debian's own, never a downloaded one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "needs Chromium (run .devcontainer/setup.sh)";

    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Whether the machine has it. Where everything must be there, a missing browser is a failure, not a skip.</summary>
    public static bool Present => File.Exists(Executable) || Environment.GetEnvironmentVariable("CI") == "true";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = ["--no-sandbox"] });
    }

    /// <summary>An empty page in which nothing may go wrong unseen.</summary>
    public async Task<IPage> PageAsync(int width, bool dark = false)
    {
        Assert.True(_browser is not null, $"Chromium is not at {Executable}: run .devcontainer/setup.sh");
        return await _browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
