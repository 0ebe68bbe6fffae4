namespace Notebooks.Compiling;

/// <summary>
/// Folders out of which code is taken and run: whoever may write there runs as this user. So they have to be real folders
/// that belong to this user, or to the superuser, and that nobody else may write.
/// </summary>
public static class OwnFolder
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it that are missing, for this user alone. One that is there stays as it is, whoever's it is.</summary>
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

        // A mode is for the last folder only.
        if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } above) Create(above);
        Directory.CreateDirectory(path, OnlyMine);
    }

    /// <summary>Why what lies in a folder, or in a file, must not be trusted.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>A sentence that says what is wrong and what to do; null when all is well, or nothing is there.</returns>
    public static string? Refusal(string path)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        FileSystemInfo info = new DirectoryInfo(place) is { Exists: true } folder ? folder : new FileInfo(place);
        if (info.LinkTarget is { } target) return $"{place} is a link to {target}, and whoever made it can lead it elsewhere. Name the folder itself.";
        // The accounts of Windows have folders of their own, with rights to match.
        if (!info.Exists || OperatingSystem.IsWindows()) return null;
        var owner = FileOwner.Of(info);
        if (!owner.IsTrusted) return $"{place} belongs to another user, who could have code run as you. Remove it, or take one of your own.";
        return CanOthersWrite(info.UnixFileMode, owner)
            ? $"{place} can be written by other users, who could have code run as you. Delete it, or `chmod go-w` it when you trust what is in it."
            : null;
    }

    /// <summary>Why what lies in the last of some folders, each in the one before it, must not be trusted.</summary>
    /// <param name="paths">The folders, the outermost first; the last may be a file.</param>
    /// <returns>A sentence that says what is wrong and what to do; null when all is well, or nothing is there.</returns>
    public static string? RefusalWithin(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Refusal(path) is { } refusal) return refusal;
            // Others get no further: whatever the modes are within, they do not matter.
            if (!OperatingSystem.IsWindows() && Directory.Exists(path) && (File.GetUnixFileMode(path) & ~OnlyMine) == 0) return null;
        }
        return null;
    }

    // Where every user has a group of their own, with the number of the user, that group is nobody else.
    private static bool CanOthersWrite(UnixFileMode mode, FileOwner owner) =>
        mode.HasFlag(UnixFileMode.OtherWrite) || (mode.HasFlag(UnixFileMode.GroupWrite) && !owner.HasPrivateGroup);
}
