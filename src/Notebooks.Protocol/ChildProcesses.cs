using System.Runtime.InteropServices;

namespace Notebooks.Protocol;

/// <summary>The children of this process, as Linux counts them. On other systems, nothing is known about them.</summary>
public static partial class ChildProcesses
{
    // These are constants of prctl(2) and waitid(2).
    private const int SetSubreaper = 36;
    private const int GetSubreaper = 37;
    private const int Everyone = 0;
    private const int Exited = 4;
    private const int NoHang = 1;
    private const int LeaveAsItIs = 0x1000000;
    private const int SizeOfSignalInfo = 128;

    /// <summary>Makes this process the parent of the processes that its descendants leave behind.</summary>
    public static void TakeOrphansIn()
    {
        if (OperatingSystem.IsLinux()) _ = Control(SetSubreaper, 1, 0, 0, 0);
    }

    /// <summary>
    /// Whether it is certain that no process is left that this process or its descendants have started. It is certain when
    /// orphans are taken in and there is no child. This check takes two calls; a look through all processes takes some hundreds.
    /// </summary>
    public static bool NoneIsLeft => OperatingSystem.IsLinux() && TakesOrphansIn && !Any;

    private static unsafe bool TakesOrphansIn
    {
        get
        {
            int takes = 0;
            return Control(GetSubreaper, (nuint)(&takes), 0, 0, 0) == 0 && takes != 0;
        }
    }

    // The call fails when there is no child to wait for. It leaves a child's status for the code that waits for the child.
    private static unsafe bool Any
    {
        get
        {
            var info = stackalloc byte[SizeOfSignalInfo];
            return WaitId(Everyone, 0, info, Exited | NoHang | LeaveAsItIs) == 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport("libc", EntryPoint = "waitid")]
    private static unsafe partial int WaitId(int kind, int id, byte* info, int options);
}
