using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Notebooks.Protocol;

namespace Notebooks.Cli;

/// <summary>
/// Makes this process the parent of processes that its descendants leave behind, and ends them when it ends itself. So even
/// a process that has lost its parent and its environment is found. Only Linux supports this.
/// </summary>
internal sealed class Orphans : IDisposable
{
    private const char NameEnds = ')';
    // When a child has ended, its own children may become children of this process.
    private const int MostLooks = 10;

    /// <summary>From now on, this process becomes the parent of orphans.</summary>
    public Orphans() => ChildProcesses.TakeOrphansIn();

    /// <summary>Ends all children. Processes that this process started itself must have ended before.</summary>
    public void Dispose()
    {
        for (var look = 0; OperatingSystem.IsLinux() && !ChildProcesses.NoneIsLeft && look < MostLooks && Children() is { Length: > 0 } children; look++)
        {
            foreach (var child in children)
            {
                Kill(child);
                MarkedProcesses.Bury(child);
            }
        }
    }

    private static int[] Children() => [.. ProcessFiles.Ids().Where(id => ParentOf(id) == Environment.ProcessId)];

    // The line is "id (name) state parent …", and the name may contain anything.
    private static int ParentOf(int id)
    {
        var line = ProcessFiles.StateOf(id);
        var fields = line[(line.LastIndexOf(NameEnds) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended by itself. The caller takes it off the list of processes.
        }
    }
}
