using System.Diagnostics;
using System.Globalization;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Short;

/// <summary>Shows threads, processes and streams in one line each, because many of their properties throw.</summary>
internal static class SystemObjects
{
    public static string Describe(Thread thread)
    {
        // The other properties of a thread throw when it has ended.
        if (!thread.IsAlive) return $"{Name(thread)} ({thread.ThreadState})";
        string?[] facts =
        [
            thread.IsThreadPoolThread ? "thread pool" : thread.IsBackground ? "background" : "foreground",
            $"{thread.ThreadState & ~System.Threading.ThreadState.Background}",
            thread.Priority == ThreadPriority.Normal ? null : $"priority {thread.Priority}",
        ];
        return $"{Name(thread)} ({string.Join(", ", facts.OfType<string>())})";
    }

    public static string Describe(Process process)
    {
        try
        {
            return process.HasExited
                ? $"Process {process.Id} (ended with exit code {process.ExitCode})"
                : $"Process {process.Id} \"{process.ProcessName}\" (running)";
        }
        catch (InvalidOperationException)
        {
            return "Process (not started, or somebody else's that has ended)";
        }
    }

    public static string Describe(Stream stream)
    {
        var name = TypeNames.Short(stream.GetType()) + (stream is FileStream { Name: var file } ? $" \"{file}\"" : "");
        string[] can = [.. Can(stream.CanRead, "read"), .. Can(stream.CanWrite, "written"), .. Can(stream.CanSeek, "sought in")];
        if (can.Length == 0) return $"{name} (closed)";
        return $"{name} ({(stream.CanSeek ? string.Create(CultureInfo.InvariantCulture, $"{stream.Length:N0} bytes, at {stream.Position:N0}; ") : "")}can be {string.Join(", ", can)})";

        static string[] Can(bool can, string what) => can ? [what] : [];
    }

    private static string Name(Thread thread) => thread.Name is { Length: > 0 } name ? $"Thread {thread.ManagedThreadId} \"{name}\"" : $"Thread {thread.ManagedThreadId}";
}
