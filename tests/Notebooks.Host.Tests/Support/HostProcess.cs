using System.Diagnostics;
using System.IO.Pipes;

namespace Notebooks.Host.Tests.Support;

/// <summary>A real host process over a real pipe, and everything it said.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly NamedPipeServerStream _pipe;
    private readonly MessageStream _channel;
    private readonly Script _script;
    private int _cell;

    private HostProcess(NamedPipeServerStream pipe, Process process, string notebook) =>
        (_pipe, _channel, Process, _script) = (pipe, new(pipe), process, new(notebook));

    public Process Process { get; }

    public List<Event> Events { get; } = [];

    public static async Task<HostProcess> StartAsync(string notebook = "05-gather", string? folder = null)
    {
        var name = $"host-test-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Notebooks.Host.dll"), name])
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var host = new HostProcess(pipe, process, notebook);
        await pipe.WaitForConnectionAsync();
        Assert.Equal(process.Id, (await host.UntilAsync<Ready>()).ProcessId);
        return host;
    }

    /// <summary>Runs a cell for its effects.</summary>
    public Task<Executed> RunAsync(string source) => RunAsync(source, hasValue: false);

    /// <summary>Runs a cell that ends in a value.</summary>
    public Task<Executed> ShowAsync(string source) => RunAsync(source, hasValue: true);

    /// <summary>Starts a cell whose end will not come, or not matter.</summary>
    public void Start(string source, bool allowsInput = false) => _channel.Send(_script.Compile(++_cell, source, hasValue: false) with { AllowsInput = allowsInput });

    public void Send(Command command) => _channel.Send(command);

    public void SendBytes(byte[] bytes) => _pipe.Write(bytes);

    public async Task<Executed> RunAsync(string source, bool hasValue, params string[] references)
    {
        _channel.Send(_script.Compile(++_cell, source, hasValue, references));
        return await UntilAsync<Executed>();
    }

    public async Task<Finished> FinishAsync()
    {
        _channel.Send(new Finish());
        return await UntilAsync<Finished>();
    }

    /// <summary>Reads events up to the first one of a kind that fits.</summary>
    public async Task<T> UntilAsync<T>(Func<T, bool>? fits = null) where T : Event
    {
        while (await _channel.ReadEventAsync() is { } message)
        {
            Events.Add(message);
            if (message is T wanted && (fits is null || fits(wanted)))
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"The host closed the channel before {typeof(T).Name}.\n{await Process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>The first event of a kind that fits, whether it has come already or is to come.</summary>
    public async Task<T> FirstAsync<T>(Func<T, bool>? fits = null) where T : Event =>
        Events.OfType<T>().FirstOrDefault(wanted => fits is null || fits(wanted)) ?? await UntilAsync(fits);

    public string TextOf(int? cell) => string.Concat(Events.OfType<TextWritten>().Where(text => text.Cell == cell).Select(text => text.Text));

    /// <summary>What a runner that is killed leaves: a closed pipe.</summary>
    public void Hangup() => _pipe.Dispose();

    public async Task<int> ExitCodeAsync()
    {
        await Process.WaitForExitAsync();
        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
