using System.Diagnostics;

namespace Notebooks.Publishing.Pictures;

/// <summary>A browser without windows.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Path of the browser that is installed, or null.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a page, waits until its scripts have nothing left to do, and reads what it has become.</summary>
    /// <param name="browser">Path of the browser.</param>
    /// <param name="page">Path of the page.</param>
    /// <param name="profile">An empty folder for the browser's own files.</param>
    /// <param name="limit">When to give up.</param>
    /// <param name="cancellationToken">Ends the browser.</param>
    /// <exception cref="PictureException">The browser did not start or did not end.</exception>
    public static async Task<string> DumpAsync(string browser, string page, string profile, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(browser,
        [
            "--headless=new",
            // In containers there is no other way, and the page is ours.
            "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
            $"--user-data-dir={profile}",
            // Its clock runs ahead whenever the page only waits: this is not how long it takes.
            "--virtual-time-budget=600000", "--dump-dom", new Uri(Path.GetFullPath(page)).AbsoluteUri,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Started(start);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            var content = await process.StandardOutput.ReadToEndAsync(timeout.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? content
                : throw new PictureException($"{browser} ended with exit code {process.ExitCode}: {(await errors.ConfigureAwait(false)).Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PictureException($"{browser} had not drawn the figures after {limit.TotalSeconds:0} s; try again when the machine is less busy.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PictureException($"{start.FileName} does not start: {e.Message}");
        }
    }
}
