namespace Notebooks.Compiling;

/// <summary>
/// Folders whose content is run as code. A user who can write there can run code as this user. So each must be a real
/// folder that belongs to this user, or to the superuser, and that nobody else can write to.
/// </summary>
public static class OwnFolder
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and missing folders above it, for this user alone. An existing folder stays as it is, even if it belongs to somebody else.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // CreateDirectory gives the mode to the last folder only.
        if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } above) Create(above);
        Directory.CreateDirectory(path, OnlyMine);
    }

    /// <summary>The reason why the content of a folder, or a file, must not be trusted.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>A sentence that says what is wrong and what to do; null when all is well, or nothing is there.</returns>
    public static string? Refusal(string path)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        FileSystemInfo info = new DirectoryInfo(place) is { Exists: true } folder ? folder : new FileInfo(place);
        if (info.LinkTarget is { } target) return $"{place} is a link to {target}, and whoever made it can lead it elsewhere. Name the folder itself.";
        // On Windows, each account has its own folders, with suitable rights.
        if (!info.Exists || OperatingSystem.IsWindows()) return null;
        var owner = FileOwner.Of(info);
        if (!owner.IsTrusted) return $"{place} belongs to another user, who could have code run as you. Remove it, or take one of your own.";
        return CanOthersWrite(info.UnixFileMode, owner)
            ? $"{place} can be written by other users, who could have code run as you. Delete it, or `chmod go-w` it when you trust what is in it."
            : null;
    }

    /// <summary>The reason why the content of the last of several nested folders must not be trusted.</summary>
    /// <param name="paths">The folders, the outermost first; the last may be a file.</param>
    /// <returns>A sentence that says what is wrong and what to do; null when all is well, or nothing is there.</returns>
    public static string? RefusalWithin(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Refusal(path) is { } refusal) return refusal;
            // Other users cannot enter this folder, so the modes of what is in it do not matter.
            if (!OperatingSystem.IsWindows() && Directory.Exists(path) && (File.GetUnixFileMode(path) & ~OnlyMine) == 0) return null;
        }
        return null;
    }

    // On some systems every user has a private group, which has the user's number. Nobody else is in that group.
    private static bool CanOthersWrite(UnixFileMode mode, FileOwner owner) =>
        mode.HasFlag(UnixFileMode.OtherWrite) || (mode.HasFlag(UnixFileMode.GroupWrite) && !owner.HasPrivateGroup);
}
