using System.ComponentModel;
using System.Diagnostics;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>Kills processes that carry a mark, see <see cref="MarkedProcesses"/>.</summary>
internal static class Killing
{
    /// <summary>
    /// Kills a process, unless it has ended already. Elsewhere than on Linux, everything that it has started is killed with it.
    /// On Linux the caller finds that by the mark, once the process has ended and can start no more.
    /// </summary>
    /// <param name="process">The process.</param>
    public static void KillMarked(this Process process)
    {
        // Killing a whole tree stops each of its processes before it kills it. If this process ends in between, one of them
        // stays stopped.
        try { process.Kill(entireProcessTree: !OperatingSystem.IsLinux()); }
        // The process, or a child of it, has ended meanwhile.
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException) { }
    }
}
