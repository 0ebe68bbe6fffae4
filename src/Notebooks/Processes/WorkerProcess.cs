using System.ComponentModel;
using System.Diagnostics;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>
/// A second process of this program, in a hidden mode. It takes questions from its input and answers on its output. A text
/// that kills or blocks it harms no other process. Disposing it ends the process and everything it has started.
/// </summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // The exit code of a process on Unix that SIGKILL has ended.
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
        // A crash dump of the compiler's stack has a hundred thousand lines that are of no use.
        DotNet.LeavesNothingBehind(start);
        start.Environment[MarkedProcesses.Variable] = _mark;
        _process = Process.Start(start)!;
        // Only the first line is kept: after a stack overflow, a hundred thousand frames follow.
        _process.ErrorDataReceived += (_, e) => LastWords ??= e.Data?.TrimEnd('.', ' ');
        _process.BeginErrorReadLine();
        Id = _process.Id;
        Questions = new(_process.StandardInput.BaseStream);
        Answers = new(_process.StandardOutput.BaseStream);
    }

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>The questions to the process.</summary>
    public FramedStream Questions { get; }

    /// <summary>The answers of the process.</summary>
    public FramedStream Answers { get; }

    /// <summary>The first line of its error output, once it has been disposed.</summary>
    public string? LastWords { get; private set; }

    /// <summary>Whether Ctrl+C has ended it, which is possible only before it is ready. Known after its disposal.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>Whether another process, or the system for lack of memory, has killed it. Known after its disposal.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>The processor time that it has used.</summary>
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

    /// <summary>Waits a moment for the process to end by itself, as it does when it has given its last answer.</summary>
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
            _process.KillMarked();
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            WasInterrupted = _process.ExitCode == Interruptions.ExitCode;
            WasKilled = endedByItself && _process.ExitCode == Killed;
        }
        // Restoring packages may have started servers that keep waiting for work.
        await Task.Run(() => MarkedProcesses.Kill(_mark)).ConfigureAwait(false);
    }
}
