using System.Runtime.InteropServices;

namespace Notebooks.Cli;

/// <summary>
/// Looks for a limit of this process with which no command can work. It is looked for first: a process that has run out of
/// file descriptors cannot load the code that would say so.
/// </summary>
internal static partial class Shortage
{
    // Measured: a run of one notebook fails with 80 and passes with 96. Further notebooks at the same time need more.
    private const ulong FewestDescriptors = 128;

    // RLIMIT_NOFILE of Linux.
    private const int OpenFiles = 7;

    /// <summary>What to say, or null when there is enough.</summary>
    public static string? Find() =>
        OperatingSystem.IsLinux() && GetLimit(OpenFiles, out var limits) == 0 && limits.Now < FewestDescriptors
            ? $"this process may open {limits.Now} files, and needs {FewestDescriptors}. Allow more: `ulimit -n 1024` does for the shell it is typed in, and for what it starts."
            : null;

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limits limits);

    private struct Limits
    {
        public ulong Now;
        public ulong Most;
    }
}
