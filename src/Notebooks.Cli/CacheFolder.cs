namespace Notebooks.Cli;

/// <summary>Where compiled cells are kept when nobody says otherwise.</summary>
internal static class CacheFolder
{
    public static string Default => Choose(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());

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
