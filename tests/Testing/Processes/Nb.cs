namespace Testing;

/// <summary>The command under test, which the build puts beside the tests.</summary>
public static class Nb
{
    /// <summary>Where it is: a program for <c>dotnet</c>.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "nb.dll");

    /// <summary>Runs it to its end.</summary>
    public static Task<Ended> RunAsync(string folder, params string[] arguments) =>
        RunWithAsync(folder, [], arguments);

    /// <summary>Runs it with environment variables of its own.</summary>
    public static Task<Ended> RunWithAsync(string folder, Dictionary<string, string?> environment, params string[] arguments) =>
        Programs.RunAsync(folder, environment, Programs.Dotnet, [File, .. arguments]);

    /// <summary>Starts it with a cache that holds nothing yet.</summary>
    public static RunningProgram StartAnew(string folder, params string[] arguments) =>
        RunningProgram.Start(folder, new() { ["NB_CACHE"] = Path.Combine(folder, "cache") }, Programs.Dotnet, [File, .. arguments]);

    /// <summary>Starts it so that SIGINT reaches it, also when the tests themselves run as a background job.</summary>
    public static RunningProgram StartInForeground(string folder, params string[] arguments) => Start(folder, [.. Foreground(), Programs.Dotnet, File, .. arguments]);

    /// <summary>Starts it as the leader of a group of its own, as a terminal does: a signal for the group reaches all that it has started.</summary>
    public static RunningProgram StartAsLeader(string folder, params string[] arguments) => Start(folder, ["setsid", .. Foreground(), Programs.Dotnet, File, .. arguments]);

    private static RunningProgram Start(string folder, string[] line) => RunningProgram.Start(folder, [], line[0], line[1..]);

    private static string[] Foreground() => IgnoresInterrupts() ? ["env", "--default-signal=INT"] : [];

    /// <summary>A shell starts background jobs with SIGINT ignored, and whatever they start inherits that.</summary>
    private static bool IgnoresInterrupts() =>
        System.IO.File.Exists("/proc/self/status")
        && System.IO.File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 0b10) != 0;
}
