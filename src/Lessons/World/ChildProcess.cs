using System.Diagnostics;
using System.Runtime.InteropServices;
using Lessons.Recordings;

namespace Lessons.World;

/// <summary>
/// Runs code that must not run in the notebook's own process: a crash, a hang, a task that no code awaits, or code that
/// needs a cold thread pool. The scenarios are the files of <c>src/Lessons/World/Scenarios</c>. The process sees two cores
/// on every machine, so that its thread pool begins with two threads everywhere.
/// </summary>
public static class ChildProcess
{
    /// <summary>The first argument of a process that is to run a scenario.</summary>
    internal const string Verb = "scenario";

    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);

    /// <summary>The source text of a scenario's file, so that a lesson can show what it runs.</summary>
    /// <param name="scenario">Its name: <c>dropped-task</c>.</param>
    public static string Source(string scenario)
    {
        var resource = Scenario.Named(scenario).Method.DeclaringType!.Name + ".cs";
        using var reader = new StreamReader(typeof(ChildProcess).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().TrimEnd();
    }

    /// <summary>
    /// Starts a scenario in a process of its own, and leaves it to the caller: to look into it while it runs, and to end it.
    /// Tools such as <c>dotnet-dump</c> may attach to it.
    /// </summary>
    /// <param name="scenario">Its name: <c>hang</c>.</param>
    public static Process Start(string scenario)
    {
        _ = Scenario.Named(scenario);
        return Process.Start(new ProcessStartInfo(DotNet, ["exec", typeof(ChildProcess).Assembly.Location, Verb, scenario])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            // The host of a notebook runs without the port that those tools use, and a child would inherit that.
            Environment = { ["DOTNET_PROCESSOR_COUNT"] = "2", ["DOTNET_EnableDiagnostics"] = "1" },
        })!;
    }

    /// <summary>Runs a scenario in a process of its own.</summary>
    /// <param name="scenario">Its name: <c>dropped-task</c>.</param>
    /// <param name="limit">The time after which the process is killed; thirty seconds by default.</param>
    /// <param name="token">Its cancellation kills the process and throws.</param>
    public static async Task<ChildResult> RunAsync(string scenario, TimeSpan? limit = null, CancellationToken token = default)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start(scenario);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        deadline.CancelAfter(limit ?? DefaultLimit);
        var killed = false;
        try
        {
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            killed = true;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
        }
        return new(killed ? null : process.ExitCode,
            await output.ConfigureAwait(false), await error.ConfigureAwait(false), Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Runs a scenario that prints a recording, and returns what it recorded. Exceptions of operations stay in the child.</summary>
    /// <param name="scenario">Its name: <c>ten-requests-block</c>.</param>
    /// <param name="token">Its cancellation kills the process and throws.</param>
    /// <exception cref="InvalidOperationException">It did not end by itself, or printed something else.</exception>
    public static async Task<Recording> RecordAsync(string scenario, CancellationToken token = default)
    {
        var child = await RunAsync(scenario, token: token).ConfigureAwait(false);
        return child.ExitCode == 0 && RecordingText.Read(child.Output) is { } recording
            ? recording
            : throw new InvalidOperationException($"The scenario '{scenario}' printed no recording. It ended with {(child.Killed ? "its limit" : $"exit code {child.ExitCode}")} and said: {child.Error}{child.Output}");
    }

    // The dotnet of this runtime: <root>/shared/Microsoft.NETCore.App/10.0.0/. The PATH may have another dotnet.
    internal static string DotNet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
