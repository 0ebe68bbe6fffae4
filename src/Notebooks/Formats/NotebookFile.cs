using System.Text;
using System.Text.Unicode;

namespace Notebooks.Formats;

/// <summary>Notebooks as files. The extension decides the format: <c>.dib</c> or <c>.ipynb</c>.</summary>
public static class NotebookFile
{
    /// <summary>Size of the largest file that is read, in bytes: 64 MiB.</summary>
    public const int SizeLimit = 64 * 1024 * 1024;

    /// <summary>Reads a notebook. An empty file is a notebook without cells.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="NotebookFormatException">The file cannot be read, or is not a notebook.</exception>
    public static Notebook Read(string path)
    {
        var dib = IsDib(path);
        var text = Decode(Bytes(path), path);
        return dib ? DibFormat.Parse(text, path) : IpynbFormat.Parse(text, path);
    }

    /// <summary>Writes a notebook. The file is replaced in one step after everything is written, so no reader and no crash sees half of it.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">Path of the file; its folder exists.</param>
    /// <exception cref="NotebookFormatException">The format cannot hold the notebook, or the file cannot be written.</exception>
    public static void Write(Notebook notebook, string path)
    {
        var text = IsDib(path) ? DibFormat.Write(notebook, path) : IpynbFormat.Write(notebook);
        RefuseDirectory(path);
        try
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, $"the file cannot be written: {e.Message}", inner: e);
        }
    }

    private static bool IsDib(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".dib" => true,
        ".ipynb" => false,
        "" => throw new NotebookFormatException(path, "a notebook's name ends in .dib or .ipynb; this one has no extension."),
        var other => throw new NotebookFormatException(path, $"a notebook's name ends in .dib or .ipynb, not in {other}."),
    };

    private static byte[] Bytes(string path)
    {
        RefuseDirectory(path);
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > SizeLimit)
                throw new NotebookFormatException(path, $"the file has {file.Length:N0} bytes, more than the {SizeLimit:N0} a notebook may have; clear its outputs.");
            var bytes = new byte[file.Length];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookFormatException(path, "there is no such file.", inner: e);
        }
        // A pipe has no length, so asking for it throws NotSupportedException.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NotebookFormatException(path, $"the file cannot be read: {e.Message}", inner: e);
        }
    }

    private static string Decode(byte[] bytes, string path)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new NotebookFormatException(path, "the file is UTF-16; save it as UTF-8.", 1, 1);
        var text = new char[bytes.Length];
        Utf8.ToUtf16(bytes, text, out var read, out var written, replaceInvalidSequences: false);
        if (read == bytes.Length) return new(text, 0, written);

        var (line, column) = Position.Of(bytes, read);
        throw new NotebookFormatException(path, $"the byte 0x{bytes[read]:X2} here is not valid UTF-8; save the file as UTF-8.", line, column);
    }

    private static void RefuseDirectory(string path)
    {
        if (Directory.Exists(path)) throw new NotebookFormatException(path, "this is a directory, not a notebook.");
    }
}
