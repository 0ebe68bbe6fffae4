using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Notebooks.Protocol;

namespace Notebooks.Cli;

/// <summary>
/// Makes this process the parent of what its descendants leave behind, and ends that with itself: a process that has lost
/// both its parent and its environment is still found. Only Linux knows such a thing.
/// </summary>
internal sealed class Orphans : IDisposable
{
    private const char NameEnds = ')';
    // Ending one may leave its own children here.
    private const int MostLooks = 10;

    /// <summary>Takes orphans in from now on.</summary>
    public Orphans() => ChildProcesses.TakeOrphansIn();

    /// <summary>Ends all children. Those that this process started itself have to be gone already.</summary>
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

    // "id (name) state parent …", where the name may hold anything.
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
            // It has ended by itself, and waits to be buried.
        }
    }
}
