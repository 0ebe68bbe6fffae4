using System.ComponentModel;
using System.Diagnostics;

namespace Lessons.Costs;

/// <summary>Finds the Python interpreter of this machine.</summary>
internal static class PythonInterpreter
{
    /// <summary>The environment variable that names an interpreter. Its value <c>none</c> means: without Python.</summary>
    public const string Variable = "INTERLEAVE_PYTHON";

    private static readonly Version Oldest = new(3, 8);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The interpreter to use, or null when there is none that is new enough.</summary>
    /// <param name="named">The value of <see cref="Variable"/>.</param>
    /// <exception cref="CostException">It names an interpreter that is missing or too old.</exception>
    public static async Task<string?> FindAsync(string? named)
    {
        if (named == "none") return null;
        var python = named is { Length: > 0 } ? named : OperatingSystem.IsWindows() ? "python" : "python3";
        if (await VersionAsync(python).ConfigureAwait(false) >= Oldest) return python;
        return named is { Length: > 0 }
            ? throw new CostException($"{Variable} is '{named}', which is no Python {Oldest} or later. Name one, or 'none', or leave it unset.")
            : null;
    }

    // Some systems have a python3 that only says where to get Python, so the version that it prints decides.
    private static async Task<Version?> VersionAsync(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = process.StandardOutput.ReadToEndAsync();
            try
            {
                await process.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return process.ExitCode == 0 ? VersionIn(await said.ConfigureAwait(false)) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>3.11 of "Python 3.11.7", 3.14 of "Python 3.14.0rc1".</summary>
    internal static Version? VersionIn(string text) =>
        text.Split(' ') is ["Python", var number, ..] && number.Split('.') is [var major, var minor, ..]
        && Version.TryParse($"{major}.{minor.TrimEnd()}", out var version) ? version : null;
}
