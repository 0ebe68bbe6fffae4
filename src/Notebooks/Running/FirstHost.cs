using System.ComponentModel;
using System.Net.Sockets;
using Notebooks.Compiling;
using Notebooks.Planning;
using Notebooks.Processes;

namespace Notebooks.Running;

/// <summary>
/// The process for the notebook that will probably run first. It starts before the command line is read, because starting a
/// process takes longer than reading it. A wrong guess costs that process and nothing else.
/// </summary>
public sealed class FirstHost : IAsyncDisposable
{
    private bool _taken;

    private FirstHost(HostStart what)
    {
        Started = Task.Run(() => TryStart(what));
        // Every notebook needs this, too. It takes some ten milliseconds, in which the process starts.
        Started.ContinueWith(static _ => Toolchain.Fingerprint, TaskScheduler.Default);
    }

    /// <summary>The process, or null when it could not be started.</summary>
    internal Task<HostConversation?> Started { get; }

    /// <summary>Starts the process on another thread, as usual options would. A failure is not reported: whoever runs the notebook starts a process again.</summary>
    /// <param name="notebook">Path of the notebook.</param>
    public static FirstHost Start(string notebook) => new(NotebookRun.HostFor(Planner.FolderOf(notebook), new RunOptions()));

    /// <summary>Hands the process over. The new owner ends it. Only the first call returns it.</summary>
    internal Task<HostConversation?>? Take() => Interlocked.Exchange(ref _taken, true) ? null : Started;

    /// <summary>Ends the process if nobody took it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_taken && await Started.ConfigureAwait(false) is { } host) await host.DisposeAsync().ConfigureAwait(false);
    }

    // A folder for temporary files that is missing, or whose path is too long, is told once the command line is read.
    private static HostConversation? TryStart(HostStart what)
    {
        try { return HostConversation.Start(what); }
        catch (Exception e) when (e is IOException or Win32Exception or SocketException or ArgumentException or UnauthorizedAccessException) { return null; }
    }
}
