using Notebooks.Compiling;

namespace Notebooks.Cli;

/// <summary>The folder in which compiled cells are kept.</summary>
internal static class CacheFolder
{
    private static string Default => Choose(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());

    /// <summary>The folder for a command that runs or compiles.</summary>
    /// <param name="keepsNothing">Whether the user asked to keep nothing.</param>
    /// <returns>The folder, or null when there is none.</returns>
    /// <exception cref="UsageException">Other users could have written to the folder.</exception>
    public static string? For(bool keepsNothing) => keepsNothing ? null : Check(Default) is not { } refusal ? Default
        : throw new UsageException($"the cache is not used: {refusal} NB_CACHE names another folder, and --no-cache uses none.");

    /// <summary>The same for a command without a user to ask. If the folder is unsafe, it says so and keeps nothing.</summary>
    /// <param name="log">Called with the reason.</param>
    public static string? OrNone(Action<string> log)
    {
        if (Check(Default) is not { } refusal) return Default;
        log($"Nothing is kept, because the cache is not used: {refusal} NB_CACHE names another folder.");
        return null;
    }

    /// <summary>Makes the folder, if it can be made, and checks its owner.</summary>
    /// <returns>Why it must not be used, or null.</returns>
    internal static string? Check(string folder)
    {
        try { OwnFolder.Create(folder); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        return OwnFolder.Refusal(folder);
    }

    public static string Choose(Func<string, string?> variable, bool windows)
    {
        if (variable("NB_CACHE") is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);

        // The XDG specification says that a relative path there is to be ignored.
        if (variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg))
            return Path.Combine(xdg, "interleave");

        return windows
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "interleave")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "interleave");
    }
}
