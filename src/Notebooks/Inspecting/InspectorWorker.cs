using System.Globalization;
using Microsoft.Diagnostics.Runtime;
using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>
/// The process that looks into a host. It is not the runner: looking stops the host as a debugger does, and the system
/// reports that stop to the host's parent, the runner, as if the host had ended.
/// </summary>
public static class InspectorWorker
{
    /// <summary>The argument that makes the command an inspector; the process id of a host follows.</summary>
    public const string Mode = "inspector";

    /// <summary>How many messages it sends when nothing fails.</summary>
    public const int Messages = 2;

    /// <summary>Writes what it sees to standard output: first the threads, then everything.</summary>
    /// <param name="process">Id of the host.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string process)
    {
        using var output = Console.OpenStandardOutput();
        var outgoing = new FramedStream(output);
        try
        {
            // The thread that stops the host must also let it go on, so all of this runs on one thread.
            using var target = DataTarget.AttachToProcess(int.Parse(process, CultureInfo.InvariantCulture), suspend: true, Offline());
            using var runtime = RuntimeOf(target.ClrVersions[0]);
            var stacks = StackReader.Read(runtime);
            outgoing.Send(to => SnapshotWire.Write(to, new(stacks, [], [])));
            var snapshot = new HeapReader(runtime.Heap).Read(stacks);
            outgoing.Send(to => SnapshotWire.Write(to, snapshot));
            return 0;
        }
        catch (Exception e) when (e is ClrDiagnosticsException or InvalidOperationException or ArgumentException or IOException or IndexOutOfRangeException)
        {
            // The host is gone, or we may not look into it. The report then says less.
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    // Everything that is read is on this machine, so no symbol server is asked.
    private static DataTargetOptions Offline() => new() { SymbolPaths = [] };

    // The library that reads the runtime's own data (the DAC) lies beside the runtime. Outside Windows ClrMD does not look
    // there by itself. ClrMD does not know the version of either file, so it cannot compare them.
    private static ClrRuntime RuntimeOf(ClrInfo clr)
    {
        var name = clr.DebuggingLibraries.FirstOrDefault(library => library.Kind == DebugLibraryKind.Dac)?.FileName;
        var beside = name is null ? null : Path.Combine(Path.GetDirectoryName(clr.ModuleInfo.FileName) ?? "", Path.GetFileName(name));
        return File.Exists(beside) ? clr.CreateRuntime(beside, ignoreMismatch: true) : clr.CreateRuntime();
    }
}
