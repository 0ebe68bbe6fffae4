using System.Globalization;
using Microsoft.Diagnostics.Runtime;
using Notebooks.Protocol;

namespace Notebooks.Inspecting;

/// <summary>
/// The process that looks into a host, apart from the runner: whoever looks stops the other one like a debugger, and the
/// system reports that to the other's parent as if it had ended.
/// </summary>
public static class InspectorWorker
{
    /// <summary>The argument that makes the command an inspector; the process id of a host follows.</summary>
    public const string Mode = "inspector";

    /// <summary>How many messages it sends when nothing is in its way.</summary>
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
            // Stopping a process and letting it go on have to be done by the same thread: this one.
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
            // Gone, or not ours to look into: the report then says less.
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    // All that is read is on this machine: no symbol server is asked.
    private static DataTargetOptions Offline() => new() { SymbolPaths = [] };

    // What reads the runtime's own data lies beside the runtime. Outside Windows the library does not look there by itself,
    // and it does not know the version of either file, so that it cannot compare them.
    private static ClrRuntime RuntimeOf(ClrInfo clr)
    {
        var name = clr.DebuggingLibraries.FirstOrDefault(library => library.Kind == DebugLibraryKind.Dac)?.FileName;
        var beside = name is null ? null : Path.Combine(Path.GetDirectoryName(clr.ModuleInfo.FileName) ?? "", Path.GetFileName(name));
        return File.Exists(beside) ? clr.CreateRuntime(beside, ignoreMismatch: true) : clr.CreateRuntime();
    }
}
