using System.Diagnostics;
using System.Text;
using Notebooks.Processes;

namespace Notebooks.Tests.Faults;

/// <summary>The command as users start it, with a temporary folder and a cache of its own.</summary>
internal sealed class NbProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    private NbProcess(Process process, string temporary)
    {
        _process = process;
        Temporary = temporary;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public long PeakBytes { get; private set; }

    private string Temporary { get; }

    /// <summary>Starts <c>nb</c> in a workspace.</summary>
    /// <param name="workspace">Where it works.</param>
    /// <param name="arguments">Its arguments.</param>
    public static NbProcess Start(Workspace workspace, params string[] arguments) => Start(workspace, null, arguments);

    /// <summary>Starts it by way of another program, which gets it as its last arguments.</summary>
    public static NbProcess Start(Workspace workspace, string[]? through, string[] arguments)
    {
        string[] line = [.. through ?? [], DotNet.Path, Path.Combine(AppContext.BaseDirectory, "nb.dll"), .. arguments];
        var temporary = Path.Combine(workspace.Folder, $"tmp-{Guid.NewGuid().ToString("N")[..6]}");
        Directory.CreateDirectory(temporary);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, (UnixFileMode)0b111_111_111);
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TMPDIR"] = temporary;
        start.Environment["NB_CACHE"] = workspace.Cache;
        // A runtime that is killed leaves its pipes for debuggers behind; what is looked for is what the runner leaves.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return new(Process.Start(start)!, temporary);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Out, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _out, await _error);
    }

    public void Kill() => _process.Kill();

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits a while for everything it has started, directly or not, to be gone.</summary>
    /// <returns>What is still there.</returns>
    public async Task<string[]> LeftAsync()
    {
        for (var look = 0; ; look++)
        {
            string[] left = [.. OwnProcesses(), .. Directory.EnumerateFileSystemEntries(Temporary).Select(path => Path.GetFileName(path))];
            if (left.Length == 0 || look == 100) return left;
            await Task.Delay(100);
        }
    }

    // Whatever a host starts carries a mark with the id of the runner.
    private IEnumerable<string> OwnProcesses()
    {
        if (!OperatingSystem.IsLinux()) yield break;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out _)))
        {
            var (name, environment) = ("", "");
            try
            {
                environment = File.ReadAllText($"{folder}/environ");
                name = File.ReadAllText($"{folder}/comm").Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (environment.Contains($"{Protocol.MarkedProcesses.Variable}=nb-{Id:x}-", StringComparison.Ordinal)) yield return $"process {name}";
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
