using System.Runtime.InteropServices;

namespace Notebooks.Cli;

/// <summary>
/// Looks for a limit of this process with which no command can work. It is looked for first: a process that has run out of
/// file descriptors cannot load the code that would say so, and one that cannot start a thread is ended by the runtime.
/// </summary>
internal static partial class Shortage
{
    // Measured: a run of one notebook fails with 80 and passes with 96. Further notebooks at the same time need more.
    private const ulong FewestDescriptors = 128;

    // RLIMIT_NOFILE of Linux.
    private const int OpenFiles = 7;

    /// <summary>What to say, or null when there is enough.</summary>
    public static string? Find() => OperatingSystem.IsLinux() ? OfDescriptors() ?? OfThreads() : null;

    private static string? OfDescriptors() => LimitOf(OpenFiles) is { } limit && limit < FewestDescriptors
        ? $"this process may open {limit} files, and needs {FewestDescriptors}. Allow more: `ulimit -n 1024` does for the shell it is typed in, and for what it starts."
        : null;

    private static string? OfThreads() => ThreadRoom.Find() is { } room && room.Left < ThreadRoom.Fewest
        ? $"{room.Whose} may have {room.Most} processes and threads, {room.Taken} of them are there, and a run needs {ThreadRoom.Fewest} more. {room.Remedy}"
        : null;

    /// <summary>A limit of this process.</summary>
    /// <param name="resource">Its number on Linux.</param>
    internal static ulong? LimitOf(int resource) => GetLimit(resource, out var limits) == 0 ? limits.Now : null;

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limits limits);

    private struct Limits
    {
        public ulong Now;
        public ulong Most;
    }
}
