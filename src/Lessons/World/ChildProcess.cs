using System.Diagnostics;
using System.Runtime.InteropServices;

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

    /// <summary>Runs a scenario in a process of its own.</summary>
    /// <param name="scenario">Its name: <c>dropped-task</c>.</param>
    /// <param name="limit">The time after which the process is killed; thirty seconds by default.</param>
    /// <param name="token">Its cancellation kills the process and throws.</param>
    public static async Task<ChildResult> RunAsync(string scenario, TimeSpan? limit = null, CancellationToken token = default)
    {
        _ = Scenario.Named(scenario);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(DotNet, ["exec", typeof(ChildProcess).Assembly.Location, Verb, scenario])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["DOTNET_PROCESSOR_COUNT"] = "2" },
        })!;
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

    // The dotnet of this runtime: <root>/shared/Microsoft.NETCore.App/10.0.0/. The PATH may have another dotnet.
    internal static string DotNet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
