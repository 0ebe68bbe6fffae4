using System.ComponentModel;
using System.Diagnostics;
using Notebooks.Book.Site;

namespace Notebooks.Cli.Binding;

/// <summary>Where the notebooks come from, as git and GitHub Actions know it.</summary>
internal static class GitCheckout
{
    /// <param name="address">The address that was given, or null to ask git for its remote.</param>
    /// <param name="folder">The folder of the notebooks.</param>
    /// <returns>The repository, or null when nobody knows it.</returns>
    /// <exception cref="UsageException">The given address is none.</exception>
    public static async Task<SourceRepository?> RepositoryAsync(string? address, string folder)
    {
        // A commit that was pushed shows the very lines. Of any other nobody knows whether the remote has it.
        var revision = Environment.GetEnvironmentVariable("GITHUB_SHA") is { Length: > 0 } pushed ? pushed : "HEAD";
        var remote = address ?? await GitAsync(folder, "remote", "get-url", "origin").ConfigureAwait(false);
        if (remote is null) return null;
        var inside = await GitAsync(folder, "rev-parse", "--show-prefix").ConfigureAwait(false) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var repository = SourceRepository.TryParse(remote, revision, inside);
        return repository is null && address is not null
            ? throw new UsageException($"--repository {address}: give its address, such as https://github.com/owner/name.")
            : repository;
    }

    /// <summary>What git answers, or null when there is no git, no checkout or no answer.</summary>
    private static async Task<string?> GitAsync(string folder, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync();
            var answer = await git.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await git.WaitForExitAsync().ConfigureAwait(false);
            return git.ExitCode == 0 ? answer.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
