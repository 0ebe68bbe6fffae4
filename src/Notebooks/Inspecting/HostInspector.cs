using System.Diagnostics;
using System.Globalization;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>The runner's end of the inspector.</summary>
internal static class HostInspector
{
    // Half a second is usual; a machine with fifty other things to do takes longer.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const int MostLooks = 3;

    /// <summary>Looks into a host, which is stopped meanwhile.</summary>
    /// <param name="process">Its process id.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>What was seen within the time there is; null when nothing was.</returns>
    public static async Task<Snapshot?> LookAsync(int process, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(Limit);
        var (seen, whole) = await LookOnceAsync(process, timer.Token).ConfigureAwait(false);
        // A process that was stopped while it collected garbage has a heap that cannot be read.
        for (var look = 1; look < MostLooks && !whole && !timer.IsCancellationRequested; look++)
        {
            (var more, whole) = await LookOnceAsync(process, timer.Token).ConfigureAwait(false);
            seen = more ?? seen;
        }

        return seen;
    }

    private static async Task<(Snapshot? Seen, bool Whole)> LookOnceAsync(int process, CancellationToken cancellationToken)
    {
        // The library keeps a folder for downloads, which it never needs here, in the temporary folder.
        var scratch = Directory.CreateTempSubdirectory("nb-");
        using var inspector = Start(process, scratch.FullName);
        Snapshot? seen = null;
        var messages = 0;
        try
        {
            var incoming = new FramedStream(inspector.StandardOutput.BaseStream);
            while (await incoming.ReadAsync(SnapshotWire.Read, cancellationToken).ConfigureAwait(false) is { } more)
            {
                seen = more;
                messages++;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidDataException)
        {
            // What was seen so far has to do.
        }

        // Killed or not, a debugger that ends lets the other process go on.
        inspector.Kill();
        await inspector.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        scratch.Delete(recursive: true);
        return (seen, messages == InspectorWorker.Messages);
    }

    private static Process Start(int process, string scratch)
    {
        var start = new ProcessStartInfo(
            DotNet.Path, [Path.Combine(AppContext.BaseDirectory, "nb.dll"), InspectorWorker.Mode, process.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[OperatingSystem.IsWindows() ? "TMP" : "TMPDIR"] = scratch;
        DotNet.LeavesNothingBehind(start);
        start.Environment["DOTNET_TieredPGO"] = "0";
        var inspector = Process.Start(start)!;
        inspector.BeginErrorReadLine();
        return inspector;
    }
}
