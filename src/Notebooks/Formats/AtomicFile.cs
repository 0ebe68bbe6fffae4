namespace Notebooks.Formats;

internal static class AtomicFile
{
    /// <summary>Replaces a file by way of a temporary one beside it. A symbolic link stays one; a file keeps its permissions.</summary>
    public static void Write(string path, byte[] content)
    {
        var link = new FileInfo(path);
        var target = link.LinkTarget is null ? link.FullName : link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e)
        {
            File.Delete(temporary);
            if (e is ArgumentOutOfRangeException) throw new IOException($"{path}: there is no room for a file of {content.Length} bytes.", e);
            throw;
        }
    }
}
