using System.Runtime.InteropServices;

namespace Notebooks.Hosting.Lifetime;

/// <summary>Lets the runner look into this process to say where a cell hangs.</summary>
internal static partial class Inspection
{
    private const int SetTracer = 0x59616d61;
    private static readonly nuint AnyProcess = nuint.MaxValue;

    /// <summary>Permits the inspection. Some systems permit it only to ancestors, but the inspecting process is a sibling.</summary>
    public static void Allow()
    {
        if (OperatingSystem.IsLinux() && File.Exists("/proc/sys/kernel/yama/ptrace_scope"))
        {
            // If the system refuses this, reports lack a line. Nothing else depends on it.
            _ = Control(SetTracer, AnyProcess, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);
}
