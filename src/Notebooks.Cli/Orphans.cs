using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Notebooks.Protocol;

namespace Notebooks.Cli;

/// <summary>
/// Makes this process the parent of what its descendants leave behind, and ends that with itself: a process that has lost
/// both its parent and its environment is still found. Only Linux knows such a thing.
/// </summary>
internal sealed partial class Orphans : IDisposable
{
    private const int SetChildSubreaper = 36;
    private const char NameEnds = ')';
    // Ending one may leave its own children here.
    private const int MostLooks = 10;

    /// <summary>Takes orphans in from now on.</summary>
    public Orphans()
    {
        if (OperatingSystem.IsLinux())
            _ = Control(SetChildSubreaper, 1, 0, 0, 0);
    }

    /// <summary>Ends all children. Those that this process started itself have to be gone already.</summary>
    public void Dispose()
    {
        for (var look = 0; OperatingSystem.IsLinux() && look < MostLooks && Children() is { Length: > 0 } children; look++)
        {
            foreach (var child in children)
            {
                Kill(child);
                MarkedProcesses.Bury(child);
            }
        }
    }

    private static int[] Children() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == Environment.ProcessId),
    ];

    // "id (name) state parent …", where the name may hold anything.
    private static int ParentOf(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(line[(line.LastIndexOf(NameEnds) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
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

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);
}
