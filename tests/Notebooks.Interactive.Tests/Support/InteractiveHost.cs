using System.Diagnostics;
using System.IO.Pipes;

namespace Notebooks.Interactive.Tests.Support;

/// <summary>A real host process with the real engine in it, and everything it said.</summary>
internal sealed class InteractiveHost : IAsyncDisposable
{
    private readonly NamedPipeServerStream _pipe;
    private readonly MessageStream _channel;
    private readonly Process _process;
    private int _cell;

    private InteractiveHost(NamedPipeServerStream pipe, Process process) => (_pipe, _channel, _process) = (pipe, new(pipe), process);

    public List<Event> Events { get; } = [];

    public static async Task<InteractiveHost> StartAsync(string? folder = null)
    {
        var name = $"interactive-test-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "interactive", "Notebooks.Interactive.dll"), name])
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var host = new InteractiveHost(pipe, process);
        await pipe.WaitForConnectionAsync();
        return host;
    }

    /// <summary>Submits a cell and waits for its end.</summary>
    public async Task<Executed> RunAsync(string source, string language = "csharp")
    {
        Start(source, language);
        return await UntilAsync<Executed>();
    }

    /// <summary>Submits a cell.</summary>
    public void Start(string source, string language = "csharp", bool allowsInput = false) => Send(new Submit(++_cell, source, language) { AllowsInput = allowsInput });

    public void Send(Command command) => _channel.Send(command);

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

        throw new InvalidOperationException($"The host closed the channel before {typeof(T).Name}.\n{await _process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>What a cell showed, in order.</summary>
    public IEnumerable<Displayed> ShownBy(int cell) => Events.OfType<Displayed>().Where(shown => shown.Cell == cell);

    /// <summary>What a cell wrote.</summary>
    public string TextOf(int? cell) => string.Concat(Events.OfType<TextWritten>().Where(text => text.Cell == cell).Select(text => text.Text));

    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
