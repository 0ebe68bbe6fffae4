using System.Diagnostics;

namespace Notebooks.Publishing.Pictures;

/// <summary>A browser without windows. Disposing it ends the browser.</summary>
public sealed class Chromium : IDisposable
{
    // The first one has no windows at all, and takes a fraction of the time.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "google-chrome", "chromium-browser"];

    private readonly string _browser;
    private readonly Process _process;
    private readonly Task<string> _errors;

    /// <summary>Starts a browser.</summary>
    /// <param name="browser">Path of the browser.</param>
    /// <param name="address">The page it opens.</param>
    /// <param name="profile">An empty folder for the browser's own files.</param>
    /// <exception cref="PictureException">It does not start.</exception>
    public Chromium(string browser, string address, string profile)
    {
        _browser = browser;
        var start = new ProcessStartInfo(browser,
        [
            "--headless=new",
            // The sandbox does not work in containers, and the page is our own.
            "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb",
            "--no-first-run", "--disable-extensions", "--disable-background-networking",
            $"--user-data-dir={profile}", address,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PictureException($"{browser} does not start: {e.Message}");
        }

        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Path of the browser that is installed, or null.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Throws when the browser has ended, which it should not do by itself.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="PictureException">It has ended.</exception>
    public async Task ThrowWhenEndedAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        var words = (await _errors.WaitAsync(cancellationToken).ConfigureAwait(false)).Trim();
        throw new PictureException($"{_browser} ended with exit code {_process.ExitCode} before it had drawn the figures{(words.Length > 0 ? $": {words}" : ".")}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
