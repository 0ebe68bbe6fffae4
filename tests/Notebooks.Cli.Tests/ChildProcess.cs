using System.Diagnostics;

namespace Notebooks.Cli.Tests;

internal sealed record Ended(int ExitCode, string Out, string Error);

/// <summary>Starts real programs the way a shell does.</summary>
internal static class ChildProcess
{
    /// <summary>Runs the command under test, which the build puts beside the tests.</summary>
    public static Task<Ended> NbAsync(string folder, params string[] arguments) =>
        RunAsync(folder, [], Dotnet, [Path.Combine(AppContext.BaseDirectory, "nb.dll"), .. arguments]);

    /// <summary>Runs the command under test with environment variables of its own.</summary>
    public static Task<Ended> NbWithAsync(string folder, Dictionary<string, string?> environment, params string[] arguments) =>
        RunAsync(folder, environment, Dotnet, [Path.Combine(AppContext.BaseDirectory, "nb.dll"), .. arguments]);

    public static Process StartNb(string folder, params string[] arguments) =>
        Start(folder, [], Dotnet, [Path.Combine(AppContext.BaseDirectory, "nb.dll"), .. arguments]);

    /// <summary>Starts the command under test so that SIGINT reaches it, also when the tests themselves run as a background job.</summary>
    public static Process StartNbInForeground(string folder, params string[] arguments) =>
        IgnoresInterrupts()
            ? Start(folder, [], "env", ["--default-signal=INT", Dotnet, Path.Combine(AppContext.BaseDirectory, "nb.dll"), .. arguments])
            : StartNb(folder, arguments);

    /// <summary>Starts the command under test with a cache that holds nothing yet.</summary>
    public static Process StartNbAnew(string folder, params string[] arguments) =>
        Start(folder, new() { ["NB_CACHE"] = Path.Combine(folder, "cache") }, Dotnet, [Path.Combine(AppContext.BaseDirectory, "nb.dll"), .. arguments]);

    public static async Task<Ended> RunAsync(
        string folder, Dictionary<string, string?> environment, string program, params string[] arguments)
    {
        using var process = Start(folder, environment, program, arguments);
        try
        {
            return await EndAsync(process);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public static async Task<Ended> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>A shell starts background jobs with SIGINT ignored, and whatever they start inherits that.</summary>
    private static bool IgnoresInterrupts() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 0b10) != 0;

    private static Process Start(string folder, Dictionary<string, string?> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The job that runs the tests must not be told about failures that are wanted.
        foreach (var name in (string[])["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"])
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
