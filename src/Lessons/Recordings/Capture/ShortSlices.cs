using System.Runtime.InteropServices;

namespace Lessons.Recordings.Capture;

/// <summary>
/// Lets a thread that wakes up often, for a moment, have a core soon although others compute. Linux from 6.12 on gives a core
/// first to whoever asks for it in short slices, see https://docs.kernel.org/scheduler/sched-eevdf.html. The thread gets no
/// larger share of the cores, so this needs no rights.
/// </summary>
internal static class ShortSlices
{
    // The shortest that the kernel accepts, in nanoseconds.
    private const ulong Shortest = 100_000;

    /// <summary>Asks for the calling thread. Where that is not possible, it waits for a core like all others.</summary>
    public static void Ask()
    {
        if (!OperatingSystem.IsLinux() || Calls() is not { } calls) return;
        var attributes = new Attributes();
        if (SystemCall(calls.Get, 0, ref attributes, Attributes.Length, 0) != 0) return;
        attributes.Runtime = Shortest;
        SystemCall(calls.Set, 0, ref attributes, 0, 0);
    }

    /// <summary>The numbers of <c>sched_getattr</c> and <c>sched_setattr</c>, for which the C library has no functions.</summary>
    private static (nint Get, nint Set)? Calls() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (315, 314),
        Architecture.Arm64 => (275, 274),
        _ => null,
    };

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern nint SystemCall(nint number, nint thread, ref Attributes attributes, nint third, nint fourth);

    /// <summary>The first version of the kernel's <c>struct sched_attr</c>.</summary>
    private struct Attributes()
    {
        public const int Length = 48;

        public uint Size = Length;
        public uint Policy;
        public ulong Flags;
        public int Nice;
        public uint Priority;

        /// <summary>For an ordinary thread, the length of its slices in nanoseconds.</summary>
        public ulong Runtime;
        public ulong Deadline;
        public ulong Period;
    }
}
