using System.Diagnostics;
using System.Globalization;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>Starts the inspector process and reads the snapshots that it sends.</summary>
internal static class HostInspector
{
    // A look usually takes half a second. It takes longer on a machine that has fifty other things to do.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const int MostLooks = 3;

    /// <summary>Looks into a host. The host is stopped meanwhile.</summary>
    /// <param name="process">Process id of the host.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>The last snapshot that came within the time limit; null when there was none.</returns>
    public static async Task<Snapshot?> LookAsync(int process, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(Limit);
        var (seen, whole) = await LookOnceAsync(process, timer.Token).ConfigureAwait(false);
        // The heap cannot be read when the host was stopped during a garbage collection, so the inspector looks again.
        for (var look = 1; look < MostLooks && !whole && !timer.IsCancellationRequested; look++)
        {
            (var more, whole) = await LookOnceAsync(process, timer.Token).ConfigureAwait(false);
            seen = more ?? seen;
        }

        return seen;
    }

    private static async Task<(Snapshot? Seen, bool Whole)> LookOnceAsync(int process, CancellationToken cancellationToken)
    {
        // ClrMD makes a folder for downloads in the temporary folder. Nothing here needs it, so it is deleted below.
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
            // The caller gets the snapshot that came before the failure.
        }

        // The host goes on when the inspector ends, even when the inspector is killed.
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
