using System.Diagnostics;
using System.Text;

namespace Testing;

/// <summary>A program that a test signals, kills, or reads along with. What it has started ends with it when it is disposed.</summary>
public sealed class RunningProgram : IDisposable
{
    private readonly Process _process;

    private RunningProgram(Process process) => _process = process;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Its standard output, as far as nobody has read it. <see cref="EndAsync"/> reads the rest.</summary>
    public StreamReader Out => _process.StandardOutput;

    /// <summary>Its standard error, likewise.</summary>
    public StreamReader Error => _process.StandardError;

    /// <summary>Starts a program without input.</summary>
    /// <inheritdoc cref="Programs.RunAsync(string, Dictionary{string, string?}, string, string[])" path="/param"/>
    public static RunningProgram Start(string folder, Dictionary<string, string?> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in Programs.With(environment)) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new(process);
    }

    /// <summary>Sends it a signal, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal) =>
        Assert.Equal(0, (await Programs.RunAsync(Path.GetTempPath(), [], "kill", $"-{signal}", $"{Id}")).ExitCode);

    /// <summary>Kills it, and nothing that it has started.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Reads what it says, and waits for its end.</summary>
    public async Task<Ended> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(_process.ExitCode, await output, await error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
