using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Notebooks.Protocol;

/// <summary>The two ways in which this process ends itself.</summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan HandlersMayTake = TimeSpan.FromSeconds(2);

    /// <summary>The largest resident set of this process, in bytes.</summary>
    public static long PeakBytes => OperatingSystem.IsLinux() ? ProcessFiles.PeakBytes : Process.GetCurrentProcess().PeakWorkingSet64;

    /// <summary>Ends at once, with all processes that were started here. No exit handler, finalizer or foreground thread can delay it.</summary>
    [DoesNotReturn]
    public static void Now()
    {
        // The runner would kill these processes as well, but it may be gone.
        if (Environment.GetEnvironmentVariable(MarkedProcesses.Variable) is { Length: > 0 } mark)
        {
            MarkedProcesses.Kill(mark, spared: Environment.ProcessId);
        }

        Process.GetCurrentProcess().Kill();
        throw new UnreachableException();
    }

    /// <summary>Ends with exit code 0, after the exit handlers, unless those take too long.</summary>
    [DoesNotReturn]
    public static void Normally()
    {
        new Thread(() =>
        {
            Thread.Sleep(HandlersMayTake);
            Now();
        }) { IsBackground = true }.Start();
        Environment.Exit(0);
    }
}
