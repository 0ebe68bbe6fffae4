using System.IO.Pipes;

namespace Notebooks.Host.Tests.Support;

/// <summary>A real host process over a real pipe, and everything it said.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly NamedPipeServerStream _pipe;
    private readonly MessageStream _channel;
    private readonly Script _script;
    private int _cell;

    private HostProcess(NamedPipeServerStream pipe, RunningProgram program, string notebook) =>
        (_pipe, _channel, Program, _script) = (pipe, new(pipe), program, new(notebook));

    public RunningProgram Program { get; }

    public List<Event> Events { get; } = [];

    public static async Task<HostProcess> StartAsync(string notebook = "05-gather", string? folder = null)
    {
        var name = $"host-test-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var program = RunningProgram.Start(folder ?? Path.GetTempPath(), new() { [MarkedProcesses.Variable] = name }, Programs.Dotnet, Path.Combine(AppContext.BaseDirectory, "Notebooks.Host.dll"), name);
        var host = new HostProcess(pipe, program, notebook);
        await pipe.WaitForConnectionAsync();
        return host;
    }

    /// <summary>Runs a cell for its effects.</summary>
    public Task<Executed> RunAsync(string source) => ExecuteAsync(source, hasValue: false);

    /// <summary>Runs a cell that ends in a value.</summary>
    public Task<Executed> ShowAsync(string source) => ExecuteAsync(source, hasValue: true);

    /// <summary>Starts a cell whose end will not come, or not matter.</summary>
    public void Start(string source, bool allowsInput = false) => _channel.Send(_script.Compile(++_cell, source) with { AllowsInput = allowsInput });

    /// <summary>Starts a further submission of a cell.</summary>
    public void Start(string source, int cell) => _channel.Send(_script.Compile(_cell = cell, source));

    public void Send(Command command) => _channel.Send(command);

    public void SendBytes(byte[] bytes) => _pipe.Write(bytes);

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

        throw new InvalidOperationException($"The host closed the channel before {typeof(T).Name}.\n{await Program.Error.ReadToEndAsync()}");
    }

    /// <summary>The first event of a kind that fits, whether it has come already or is to come.</summary>
    public async Task<T> FirstAsync<T>(Func<T, bool>? fits = null) where T : Event =>
        Events.OfType<T>().FirstOrDefault(wanted => fits is null || fits(wanted)) ?? await UntilAsync(fits);

    public string TextOf(int? cell) => string.Concat(Events.OfType<TextWritten>().Where(text => text.Cell == cell).Select(text => text.Text));

    /// <summary>What a runner that is killed leaves: a closed pipe.</summary>
    public void Hangup() => _pipe.Dispose();

    public async Task<int> ExitCodeAsync() => (await Program.EndAsync()).ExitCode;

    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync();
        // A host whose runner has hung up ends by itself: that, too, is tested here.
        using (Program) await Program.EndAsync();
    }

    private async Task<Executed> ExecuteAsync(string source, bool hasValue)
    {
        var cell = _script.Compile(++_cell, source);
        Assert.Equal(hasValue, cell.HasValue);
        _channel.Send(cell);
        return await UntilAsync<Executed>();
    }
}
