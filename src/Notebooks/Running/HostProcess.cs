using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Notebooks.Compiling;
using Notebooks.Host.Protocol;

namespace Notebooks.Running;

/// <summary>The process in which the cells of one notebook run.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

    private readonly NamedPipeServerStream _pipe;
    private readonly Process _process;
    private readonly Task _exited;
    private readonly MessageStream _messages;

    private HostProcess(NamedPipeServerStream pipe, Process process, Task exited)
    {
        _pipe = pipe;
        _process = process;
        _exited = exited;
        _messages = new(pipe);
    }

    /// <summary>Starts a host in a folder. It does not wait until the host is ready.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="written">Called with what native code, child processes or a dying runtime write, and whether to standard error.</param>
    public static HostProcess Start(string folder, Action<string, bool> written)
    {
        // Short, because the path of a Unix domain socket may have about a hundred characters.
        var name = $"nb-{Environment.ProcessId:x}-{Guid.NewGuid().ToString("N")[..12]}";
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            var start = new ProcessStartInfo(DotNet.Path, [Path.Combine(AppContext.BaseDirectory, "Notebooks.Host.dll"), name])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            };
            start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
            // Mapping generated code twice, writable and executable, costs a short-lived process start-up time and 14 MB.
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
            // By default the first collection waits until as much has been allocated as the processor has cache.
            start.Environment["DOTNET_GCgen0size"] = "0x400000";
            var process = new Process { StartInfo = start, EnableRaisingEvents = true };
            var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            process.Exited += (_, _) => exited.TrySetResult();
            process.OutputDataReceived += (_, e) => Forward(e.Data, isError: false);
            process.ErrorDataReceived += (_, e) => Forward(e.Data, isError: true);
            process.Start();
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return new(pipe, process, exited.Task);
        }
        catch
        {
            pipe.Dispose();
            throw;
        }

        void Forward(string? line, bool isError)
        {
            if (line is not null) written(line + "\n", isError);
        }
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Completes when the process has ended and what it wrote has been forwarded.</summary>
    public async Task ExitedAsync(CancellationToken cancellationToken = default)
    {
        await _exited.WaitAsync(cancellationToken).ConfigureAwait(false);
        // A child process that outlives it may hold its output open for ever.
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(DrainLimit, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until the host has connected, or has ended without.</summary>
    /// <returns>Whether it has connected.</returns>
    public async Task<bool> ConnectAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connected = _pipe.WaitForConnectionAsync(either.Token);
        await Task.WhenAny(connected, _exited).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await connected.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return connected.IsCompletedSuccessfully;
    }

    /// <summary>Sends a command. A host that is gone is noticed by who reads its events.</summary>
    public void Send(Command command)
    {
        try { _messages.Send(command); }
        catch (Exception e) when (e is IOException or InvalidOperationException) { }
    }

    /// <summary>All events until the host closes its end.</summary>
    public async IAsyncEnumerable<Event> EventsAsync()
    {
        while (await ReadAsync().ConfigureAwait(false) is { } message) yield return message;
    }

    /// <summary>Ends the process and everything it has started.</summary>
    public void Kill()
    {
        try { _process.Kill(entireProcessTree: true); }
        catch (InvalidOperationException) { }
    }

    private async Task<Event?> ReadAsync()
    {
        try { return await _messages.ReadEventAsync().ConfigureAwait(false); }
        catch (Exception e) when (e is IOException or InvalidDataException) { return null; }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await ExitedAsync().ConfigureAwait(false);
        _process.Dispose();
        await _pipe.DisposeAsync().ConfigureAwait(false);
    }
}
