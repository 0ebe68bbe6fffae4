using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Notebooks.Protocol;

/// <summary>Reads what Linux tells about processes below <c>/proc</c>.</summary>
public static partial class ProcessFiles
{
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;
    private const int ChunkSize = 4096;

    /// <summary>The ids of all processes.</summary>
    public static IEnumerable<int> Ids() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    /// <summary>The environment that a process was started with: <c>name=value</c>, each followed by a zero byte.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Empty when the process is gone, belongs to the system, or to somebody else.</returns>
    public static byte[] EnvironmentOf(int id) => Read($"/proc/{id}/environ");

    /// <summary>The line about the state of a process, as <c>proc_pid_stat(5)</c> describes it; empty when the process is gone.</summary>
    /// <param name="id">Its id.</param>
    public static string StateOf(int id) => Encoding.UTF8.GetString(Read($"/proc/{id}/stat"));

    /// <summary>The largest resident set of this process, in bytes, as <c>proc_pid_status(5)</c> describes it; 0 when it is not told.</summary>
    // The class Process reads the state of every thread for the same number, which takes some milliseconds.
    public static long PeakBytes
    {
        get
        {
            const string Label = "VmHWM:";
            const int Kibibyte = 1024;
            var status = Encoding.UTF8.GetString(Read("/proc/self/status"));
            var start = status.IndexOf(Label, StringComparison.Ordinal);
            if (start < 0) return 0;
            var line = status.AsSpan(start + Label.Length);
            var digits = line[..line.IndexOf("kB", StringComparison.Ordinal)].Trim();
            return long.Parse(digits, CultureInfo.InvariantCulture) * Kibibyte;
        }
    }

    // Most processes of a machine belong to its kernel, and their files cannot be read. A file stream would throw for each
    // of them. It would also lock each of the other files and ask for its length.
    private static unsafe byte[] Read(string path)
    {
        var file = Open(path, ReadOnly | CloseOnExec);
        if (file < 0) return [];
        try
        {
            var content = new byte[ChunkSize];
            for (var length = 0; ;)
            {
                fixed (byte* free = &content[length])
                {
                    var count = Read(file, free, (nuint)(content.Length - length));
                    if (count <= 0) return content[..length];
                    length += (int)count;
                }
                if (length == content.Length) Array.Resize(ref content, 2 * length);
            }
        }
        finally
        {
            _ = Close(file);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static unsafe partial nint Read(int file, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
