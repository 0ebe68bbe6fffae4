using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>The process in which the cells of one notebook run.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QuitLimit = TimeSpan.FromSeconds(2);

    // On Unix a named pipe is a socket. The runtime puts this prefix before the name of its file:
    // https://github.com/dotnet/runtime/blob/main/src/libraries/System.IO.Pipes/src/System/IO/Pipes/PipeStream.Unix.cs
    private const string SocketPrefix = "CoreFxPipe_";

    private readonly NamedPipeServerStream _pipe;
    private readonly string _name;
    private readonly Process _process;
    private readonly Task _exited;
    private readonly Task _written;
    private readonly Lazy<Task> _survivors;
    private readonly MessageStream _messages;

    private HostProcess(NamedPipeServerStream pipe, Process process, Task exited, Task written, string name)
    {
        _pipe = pipe;
        _name = name;
        _process = process;
        _exited = exited;
        _written = written;
        _messages = new(pipe);
        Id = process.Id;
        _survivors = new(() => Task.Run(() => Survivors = [.. MarkedProcesses.Kill(name).Select(survivor => survivor.Name)]));
    }

    /// <summary>Starts a host. It does not wait until the host is ready.</summary>
    /// <param name="what">The program, the folder and the memory limit.</param>
    /// <param name="written">Called with what native code, child processes or a dying runtime write, and whether to standard error.</param>
    public static HostProcess Start(HostStart what, Action<string, bool> written)
    {
        // The name is short, because the path of a Unix domain socket may have about a hundred characters.
        var name = $"nb-{Environment.ProcessId:x}-{Guid.NewGuid().ToString("N")[..12]}";
        var process = new Process { StartInfo = what.Command(name), EnableRaisingEvents = true };
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => exited.TrySetResult();
        process.Start();
        try
        {
            // The pipe is made while the host starts, because both take time. A host that is early waits for it, and it talks
            // to nobody but its own user.
            var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            process.StandardInput.Close();
            var output = RawOutput.ForwardAsync(process.StandardOutput.BaseStream, text => written(text, false));
            var error = RawOutput.ForwardLinesAsync(process.StandardError.BaseStream, text => written(text, true));
            return new(pipe, process, exited.Task, Task.WhenAll(output, error), name);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>The memory it uses now, in bytes; 0 when it has ended.</summary>
    public long MemoryInUse
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.WorkingSet64;
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception)
            {
                return 0;
            }
        }
    }

    /// <summary>Names of the processes that it had started and that outlived it. They are killed before <see cref="ExitedAsync"/> completes.</summary>
    public IReadOnlyList<string> Survivors { get; private set; } = [];

    /// <summary>Completes when the process and all it has started have ended, and their output was forwarded.</summary>
    public async Task ExitedAsync(CancellationToken cancellationToken = default)
    {
        await _exited.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _survivors.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        // A child without our mark may keep the pipe open, so the wait is limited.
        await _written.WaitAsync(DrainLimit, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until the host has connected, or has ended without connecting.</summary>
    /// <returns>Whether it has connected.</returns>
    public async Task<bool> ConnectAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connected = _pipe.WaitForConnectionAsync(either.Token);
        await Task.WhenAny(connected, _exited).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await connected.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        // No other process may connect. A runner that is killed later cannot delete the file, so it is deleted now.
        if (connected.IsCompletedSuccessfully && !OperatingSystem.IsWindows()) File.Delete(Path.Combine(Path.GetTempPath(), SocketPrefix + _name));
        return connected.IsCompletedSuccessfully;
    }

    /// <summary>Sends a command. If the host is gone, the reader of its events notices that.</summary>
    public void Send(Command command)
    {
        try { _messages.Send(command); }
        catch (Exception e) when (e is IOException or InvalidOperationException) { }
    }

    /// <summary>Sends a command, and waits no longer than it may: a host that is stopped reads nothing. If the host is gone, the reader of its events notices that.</summary>
    public async Task SendAsync(Command command, CancellationToken cancellationToken)
    {
        try { await _messages.SendAsync(command, cancellationToken).ConfigureAwait(false); }
        catch (Exception e) when (e is IOException or InvalidOperationException) { }
    }

    /// <summary>All events until the host closes its end.</summary>
    public async IAsyncEnumerable<Event> EventsAsync()
    {
        while (await ReadAsync().ConfigureAwait(false) is { } message) yield return message;
    }

    /// <summary>Ends the process at once, and then everything it has started.</summary>
    public void Kill()
    {
        _process.KillMarked();
        // On Linux the processes that the host has started are found by their mark. The host must have ended before, so that
        // it cannot start more.
        _ = _exited.ContinueWith(_ => _survivors.Value, TaskScheduler.Default);
    }

    // Who kills a host has to look for what it has started, and may be killed before that. The host itself does both.
    private async Task QuitAsync()
    {
        if (!_pipe.IsConnected) return;
        using var patience = new CancellationTokenSource(QuitLimit);
        await SendAsync(new Quit(), patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _exited.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Event?> ReadAsync()
    {
        try { return await _messages.ReadEventAsync().ConfigureAwait(false); }
        catch (Exception e) when (e is IOException or InvalidDataException) { return null; }
    }

    public async ValueTask DisposeAsync()
    {
        // Killing a tree looks at every process of the machine, even when the host and its children have ended:
        // https://github.com/dotnet/runtime/blob/main/src/libraries/System.Diagnostics.Process/src/System/Diagnostics/Process.NonUap.cs
        if (!_exited.IsCompleted) await QuitAsync().ConfigureAwait(false);
        if (!_exited.IsCompleted) Kill();
        await ExitedAsync().ConfigureAwait(false);
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
        await _pipe.DisposeAsync().ConfigureAwait(false);
    }
}
