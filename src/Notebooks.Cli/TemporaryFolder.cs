namespace Notebooks.Cli;

/// <summary>The system's folder for temporary files. Without it no notebook can run.</summary>
internal static class TemporaryFolder
{
    // The path of a socket has 108 bytes on Linux and 104 elsewhere. The last byte is zero. The name has at most 37 bytes.
    private static readonly int Longest = (OperatingSystem.IsLinux() ? 107 : 103) - 37;

    /// <exception cref="UsageException">The folder does not exist, cannot be written, or has too long a path.</exception>
    public static void Refuse()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Path.GetTempPath();
        if (!Directory.Exists(folder))
            throw new UsageException($"TMPDIR names the folder {folder} for temporary files, and there is none; make it, or set TMPDIR to another folder.");
        if (System.Text.Encoding.UTF8.GetByteCount(folder) > Longest)
            throw new UsageException($"The folder for temporary files, {folder}, has a path that is too long for the sockets between processes: at most {Longest} bytes. Set TMPDIR to a folder with a shorter one, such as /tmp.");
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $"nb-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"TMPDIR names the folder {folder} for temporary files, and nothing can be written to it: {e.Message.TrimEnd('.')}. Set TMPDIR to another folder.");
        }
    }
}
