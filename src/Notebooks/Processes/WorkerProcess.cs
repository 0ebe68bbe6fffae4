using System.ComponentModel;
using System.Diagnostics;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>
/// This program once more, in a hidden mode: it takes questions from its input and answers on its output, and a text that
/// kills or blocks it costs nobody else anything. Disposing it ends it, and whatever it has started.
/// </summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // What Unix makes of SIGKILL.
    private const int Killed = 128 + 9;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly string _mark = $"nb-{Environment.ProcessId:x}-{Guid.NewGuid().ToString("N")[..12]}";
    private readonly Process _process;

    /// <param name="mode">The first argument, which chooses the mode.</param>
    public WorkerProcess(string mode)
    {
        var start = new ProcessStartInfo(DotNet.Path, [Path.Combine(AppContext.BaseDirectory, "nb.dll"), mode])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A crash dump of the compiler's stack has a hundred thousand lines that help nobody.
        DotNet.LeavesNothingBehind(start);
        start.Environment[MarkedProcesses.Variable] = _mark;
        _process = Process.Start(start)!;
        // Only the first line tells something: a stack overflow is followed by a hundred thousand frames.
        _process.ErrorDataReceived += (_, e) => LastWords ??= e.Data?.TrimEnd('.', ' ');
        _process.BeginErrorReadLine();
        Id = _process.Id;
        Questions = new(_process.StandardInput.BaseStream);
        Answers = new(_process.StandardOutput.BaseStream);
    }

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>What it is asked.</summary>
    public FramedStream Questions { get; }

    /// <summary>What it answers.</summary>
    public FramedStream Answers { get; }

    /// <summary>The first line of its error output, once it has been disposed.</summary>
    public string? LastWords { get; private set; }

    /// <summary>Whether Ctrl+C has ended it, which it can only before it is ready; known once it has been disposed.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>Whether somebody else has killed it, or the system, which had no memory left; known once it has been disposed.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>How long it has computed.</summary>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    /// <exception cref="Win32Exception">It is ending.</exception>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Waits a moment for it to end by itself, as it does when its answers have ended.</summary>
    public async Task EndedAsync()
    {
        using var soon = new CancellationTokenSource(Grace);
        await _process.WaitForExitAsync(soon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            var endedByItself = _process.HasExited;
            // Killing a tree stops each process before it kills it, and one that is only stopped stays for ever if this
            // process ends in between. On Linux what it has started is found by its mark instead.
            try { _process.Kill(entireProcessTree: !OperatingSystem.IsLinux()); }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException) { }
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            WasInterrupted = _process.ExitCode == Interruptions.ExitCode;
            WasKilled = endedByItself && _process.ExitCode == Killed;
        }
        // Restoring packages may have started servers that wait for more to do.
        await Task.Run(() => MarkedProcesses.Kill(_mark)).ConfigureAwait(false);
    }
}
