using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Tests.Faults;

/// <summary>The command as users start it, with a temporary folder and a cache of its own.</summary>
internal sealed class NbProcess : IDisposable
{
    private readonly RunningProgram _program;
    private readonly Task<Ended> _end;

    private NbProcess(RunningProgram program, string temporary)
    {
        (_program, Temporary) = (program, temporary);
        // Read from the start: one that says much would wait for its reader.
        _end = program.EndAsync();
    }

    public int Id => _program.Id;

    public bool HasEnded => _program.HasEnded;

    private string Temporary { get; }

    /// <summary>Starts <c>nb</c> in a workspace.</summary>
    /// <param name="workspace">Where it works.</param>
    /// <param name="arguments">Its arguments.</param>
    public static NbProcess Start(Workspace workspace, params string[] arguments) => Start(workspace, [], [], arguments);

    /// <summary>Starts it by way of another program, which gets it as its last arguments.</summary>
    public static NbProcess Start(Workspace workspace, string[] through, string[] arguments) => Start(workspace, [], through, arguments);

    /// <summary>Starts it with variables of its own.</summary>
    public static NbProcess Start(Workspace workspace, Dictionary<string, string?> variables, string[] arguments) => Start(workspace, variables, [], arguments);

    private static NbProcess Start(Workspace workspace, Dictionary<string, string?> variables, string[] through, string[] arguments)
    {
        string[] line = [.. through, DotNet.Path, Path.Combine(AppContext.BaseDirectory, "nb.dll"), .. arguments];
        var temporary = Path.Combine(workspace.Folder, $"tmp-{Guid.NewGuid().ToString("N")[..6]}");
        Directory.CreateDirectory(temporary);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, (UnixFileMode)0b111_111_111);
        var environment = new Dictionary<string, string?>(variables)
        {
            ["TMPDIR"] = temporary,
            ["NB_CACHE"] = workspace.Cache,
            // A runtime that is killed leaves its pipes for debuggers behind; what is looked for is what the runner leaves.
            ["DOTNET_EnableDiagnostics"] = "0",
        };
        return new(RunningProgram.Start(workspace.Folder, environment, line[0], line[1..]), temporary);
    }

    /// <summary>Waits for its end.</summary>
    public Task<Ended> EndAsync() => _end;

    public void Kill() => _program.Kill();

    public Task SignalAsync(string signal) => _program.SignalAsync(signal);

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

            if (environment.Contains($"{MarkedProcesses.Variable}=nb-{Id:x}-", StringComparison.Ordinal)) yield return $"process {name}";
        }
    }

    public void Dispose() => _program.Dispose();
}
