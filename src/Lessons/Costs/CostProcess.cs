using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lessons.World;

namespace Lessons.Costs;

/// <summary>A program that measures works on request: it reads a line with a work, and writes a line of JSON.</summary>
internal sealed class CostProcess : IAsyncDisposable
{
    // Less than the thirty seconds after which a cell is ended: otherwise nobody would read which program did not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly string _name;
    private readonly CancellationToken _token;

    private CostProcess(Process process, string name, CancellationToken token) =>
        (_process, _name, _token, _errors) = (process, name, token, process.StandardError.ReadToEndAsync(CancellationToken.None));

    /// <summary>The program's description of itself.</summary>
    public About About { get; private set; } = null!;

    /// <summary>Starts the C# side.</summary>
    /// <param name="knobs">Settings of the runtime, as environment variables.</param>
    /// <param name="token">Its cancellation ends every wait for the program.</param>
    public static Task<CostProcess> StartCSharpAsync(IEnumerable<(string Name, string Value)> knobs, CancellationToken token = default) => StartAsync(
        "Lessons.dll costs", ChildProcess.DotNet, ["exec", typeof(CostProcess).Assembly.Location, CostServer.Verb], knobs, token);

    /// <summary>Starts the Python side.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="token">Its cancellation ends every wait for the program.</param>
    public static Task<CostProcess> StartPythonAsync(string python, CancellationToken token = default) => StartAsync(
        "data/python/costs.py", python, ["-B", DataFolder.Find("python", "costs.py"), "--serve"], [], token);

    /// <summary>Starts a program, and reads its first line.</summary>
    /// <param name="name">The program's name in messages.</param>
    /// <param name="file">The program's file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="knobs">Environment variables that the program gets in addition.</param>
    /// <param name="token">Its cancellation ends every wait for the program.</param>
    /// <exception cref="CostException">The program's first line does not describe it.</exception>
    public static async Task<CostProcess> StartAsync(
        string name, string file, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> knobs, CancellationToken token = default)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (knob, value) in knobs) start.Environment[knob] = value;
        var started = new CostProcess(Process.Start(start)!, name, token);
        try
        {
            started.About = await started.ReadAsync<About>("its start").ConfigureAwait(false);
            return started;
        }
        catch
        {
            await started.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Lets the program measure one work.</summary>
    /// <param name="work">Its name.</param>
    /// <param name="milliseconds">The least time for which the work is repeated.</param>
    /// <param name="address">The server, for works that need one.</param>
    /// <exception cref="CostException">The work was not measured. The message names the program and the work.</exception>
    public async Task<Cost> MeasureAsync(string work, double milliseconds, Uri? address = null) =>
        (await MeasureOftenAsync(work, milliseconds, 1, address).ConfigureAwait(false))[0];

    /// <summary>
    /// Lets the program measure one work several times. All requests are sent before the first answer is read: on a busy
    /// machine, whoever waits for the other one also waits long for a core, and this happens once, not for each measurement.
    /// </summary>
    /// <param name="work">Its name.</param>
    /// <param name="milliseconds">The least time of each measurement.</param>
    /// <param name="times">How many measurements there are.</param>
    /// <param name="address">The server, for works that need one.</param>
    /// <exception cref="CostException">The work was not measured. The message names the program and the work.</exception>
    public async Task<IReadOnlyList<Cost>> MeasureOftenAsync(string work, double milliseconds, int times, Uri? address = null)
    {
        var request = string.Create(CultureInfo.InvariantCulture, $"{work} {milliseconds} {address}").TrimEnd();
        try
        {
            await _process.StandardInput.WriteAsync(string.Concat(Enumerable.Repeat($"{request}\n", times))).ConfigureAwait(false);
            await _process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The program has ended. The read below reports this with its exit code and its errors.
        }
        List<Cost> costs = [];
        while (costs.Count < times) costs.Add(await ReadAsync<Cost>($"'{work}'").ConfigureAwait(false));
        return costs;
    }

    /// <summary>Ends the program.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task<T> ReadAsync<T>(string what)
    {
        string? line;
        try
        {
            line = await _process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(Patience, _token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new CostException($"{_name} did not answer within {Patience.TotalSeconds} s when it was asked for {what}. Run it by hand to see where it waits.");
        }
        if (line is null) throw await GoneAsync(what).ConfigureAwait(false);
        return Parse<T>(line, what);
    }

    private T Parse<T>(string line, string what)
    {
        try
        {
            var answer = JsonDocument.Parse(line).RootElement;
            if (answer.TryGetProperty("error", out var error)) throw new CostException($"{_name} could not measure {what}: {error.GetString()}");
            return answer.Deserialize<T>(Strict)!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CostException($"{_name} was asked for {what} and answered '{line}', which is not a line of JSON with what belongs in it ({exception.Message}). A `print` in it?", exception);
        }
    }

    private async Task<CostException> GoneAsync(string what)
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return new($"{_name} ended with exit code {_process.ExitCode} when it was asked for {what}. It said:\n{(await _errors.ConfigureAwait(false)).Trim()}");
    }

    private static readonly JsonSerializerOptions Strict = new() { RespectRequiredConstructorParameters = true };
}
