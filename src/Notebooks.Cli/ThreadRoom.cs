using System.Globalization;
using System.Runtime.InteropServices;

namespace Notebooks.Cli;

/// <summary>How many processes and threads there may be on Linux, which counts both together.</summary>
/// <param name="Whose">Whose limit it is, as the subject of a sentence.</param>
/// <param name="Most">The limit.</param>
/// <param name="Taken">How many there are.</param>
/// <param name="Remedy">How to allow more.</param>
internal sealed partial record ThreadRoom(string Whose, long Most, long Taken, string Remedy)
{
    // Measured on two processor cores, for one notebook whose cells need no compiler: with room for 20 it ends with a stack
    // dump, with 25 a process of it does, with 30 it passes. A compiler, and further notebooks, need more.
    public const long Fewest = 64;

    // A higher limit is not looked at. Counting the threads of a user takes milliseconds.
    private const ulong Suspicious = 4096;

    // RLIMIT_NPROC of Linux.
    private const int Processes = 6;

    private const string Group = "/sys/fs/cgroup/pids";

    /// <summary>The tightest limit, or null when no limit is low.</summary>
    public static ThreadRoom? Find() => (OfUser(), OfGroup()) switch
    {
        ({ } user, { } group) => user.Left < group.Left ? user : group,
        var (user, group) => user ?? group,
    };

    /// <summary>How many more there may be.</summary>
    public long Left => Most - Taken;

    // The superuser is not limited.
    private static ThreadRoom? OfUser() => GetEUid() is > 0 and var user && Shortage.LimitOf(Processes) is { } most && most < Suspicious
        ? new("this user", (long)most, ThreadsOf(user), "Allow more: `ulimit -u 4096` does for the shell it is typed in, and for what it starts.")
        : null;

    private static ThreadRoom? OfGroup() => Read($"{Group}.max") is { } most && Read($"{Group}.current") is { } taken
        ? new("this container", most, taken, "Allow more where it is started, such as with `--pids-limit`.")
        : null;

    private static long ThreadsOf(uint user)
    {
        var taken = 0L;
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                var lines = File.ReadAllLines(Path.Combine(process, "status"));
                if (Number(lines, "Uid:") == user) taken += Number(lines, "Threads:");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended.
            }
        }
        return taken;
    }

    private static long Number(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line && long.TryParse(line.Split('\t', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static long? Read(string file)
    {
        // Few machines have it, and an exception takes milliseconds of every start.
        if (!File.Exists(file)) return null;
        try
        {
            return long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEUid();
}
