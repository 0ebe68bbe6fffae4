using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Notebooks.Protocol;

/// <summary>
/// Finds the processes that a host has started, even indirectly. A child inherits the host's environment, and with it a
/// mark, which it keeps after its parent has ended. Linux shows the environment of processes. On other systems, none is found.
/// </summary>
public static partial class MarkedProcesses
{
    /// <summary>The environment variable whose value is the mark of a host.</summary>
    public const string Variable = "INTERLEAVE_HOST";

    // A process that is just starting a program shows no environment. A second look finds it.
    private const int EmptyLooks = 2;
    private const int MostLooks = 50;
    private const int NoHang = 1;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(2);

    /// <summary>The processes with a mark.</summary>
    /// <param name="mark">Value of <see cref="Variable"/>.</param>
    /// <returns>Their ids.</returns>
    public static int[] Find(string mark)
    {
        if (!OperatingSystem.IsLinux()) return [];
        var wanted = Encoding.UTF8.GetBytes($"{Variable}={mark}\0");
        return [.. ProcessFiles.Ids().Where(id => ProcessFiles.EnvironmentOf(id).AsSpan().IndexOf(wanted) >= 0)];
    }

    /// <summary>Kills the processes with a mark until there are none.</summary>
    /// <param name="mark">Value of <see cref="Variable"/>.</param>
    /// <param name="spared">A process to leave alone, such as the one that calls.</param>
    /// <returns>Id and name of each process that had to be killed.</returns>
    public static IReadOnlyList<(int Id, string Name)> Kill(string mark, int spared = 0)
    {
        if (ChildProcesses.NoneIsLeft) return [];
        Dictionary<int, string> killed = [];
        for (int look = 0, empty = 0; look < MostLooks && empty < EmptyLooks; look++)
        {
            var found = Find(mark).Where(id => id != spared).ToArray();
            foreach (var id in found) killed[id] = Kill(id) ?? killed.GetValueOrDefault(id, "");
            empty = found.Length == 0 ? empty + 1 : 0;
            // If there has been no such process at all, none can be starting another one, so one look is enough.
            if (killed.Count == 0) break;
            Thread.Sleep(BetweenLooks);
        }

        foreach (var id in killed.Keys) Bury(id);
        return [.. killed.Select(process => (process.Key, process.Value))];
    }

    /// <summary>Takes a process that has been killed off the list of processes, if this process has become its parent.</summary>
    /// <param name="id">Its id.</param>
    public static void Bury(int id)
    {
        if (OperatingSystem.IsWindows()) return;
        for (var look = 0; look < MostLooks && WaitPid(id, out _, NoHang) == 0; look++) Thread.Sleep(BetweenLooks);
    }

    private static string? Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            var name = process.ProcessName;
            process.Kill();
            return name;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // The process has ended by itself.
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int WaitPid(int id, out int status, int options);
}
