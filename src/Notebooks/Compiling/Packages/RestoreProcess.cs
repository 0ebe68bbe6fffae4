using System.ComponentModel;
using System.Diagnostics;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Compiling.Packages;

/// <summary>One run of <c>dotnet restore</c>. No process of it is left after the end, even after a failure.</summary>
internal static class RestoreProcess
{
    private const int EndedBySignal = 128;

    // Ctrl+C reaches this process and the restore at the same time. Either may notice it first.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Restores a project.</summary>
    /// <param name="project">The project, whose file has been written.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its output.</returns>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static async Task<string> RunAsync(PackageProject project, CancellationToken cancellationToken)
    {
        var mark = $"nb-{Environment.ProcessId:x}-{Guid.NewGuid().ToString("N")[..12]}";
        using var process = Process.Start(StartOf(project, mark))!;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode > EndedBySignal) await Task.Delay(Grace, cancellationToken).ConfigureAwait(false);
            return await output.ConfigureAwait(false) + await errors.ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(process, mark).ConfigureAwait(false);
        }
    }

    private static ProcessStartInfo StartOf(PackageProject project, string mark)
    {
        var start = new ProcessStartInfo(DotNet.Path, ["restore", project.File, "--nologo"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = project.Directory,
        };
        DotNet.LeavesNothingBehind(start);
        // Without a network, the restore should fail quickly, not after NuGet's sixth attempt.
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment[MarkedProcesses.Variable] = mark;
        return start;
    }

    private static async Task EndAsync(Process process, string mark)
    {
        process.KillMarked();
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await Task.Run(() => MarkedProcesses.Kill(mark)).ConfigureAwait(false);
    }
}
