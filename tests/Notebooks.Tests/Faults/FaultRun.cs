using System.Text.Json.Nodes;

namespace Notebooks.Tests.Faults;

/// <summary>One run of all misbehaving notebooks, with good ones among them, and everything it left.</summary>
public sealed class FaultRun : IAsyncLifetime
{
    private readonly Workspace _workspace = new();
    private readonly Dictionary<string, JsonNode> _executed = [];

    /// <summary>What each run printed.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>Processes and temporary files that outlived the runs.</summary>
    public string[] Left { get; private set; } = [];

    public int[] ExitCodes { get; private set; } = [];

    /// <summary>A notebook as it was saved.</summary>
    public JsonNode Executed(string name) => _executed[name];

    public async ValueTask InitializeAsync()
    {
        var runs = await Task.WhenAll(
            RunAsync("hanging", FaultTable.Hanging, "--timeout", "10", "--jobs", "10"),
            RunAsync("uncompilable", FaultTable.Uncompilable),
            RunAsync("misbehaving", FaultTable.Misbehaving, "--timeout", "240", "--jobs", "4", "--memory", "1G"));
        Printed = string.Concat(runs.Select(r => r.Out + r.Error));
        ExitCodes = [.. runs.Select(r => r.ExitCode)];
        Left = [.. runs.SelectMany(r => r.Left)];
    }

    private async Task<(int ExitCode, string Out, string Error, string[] Left)> RunAsync(string group, Fault[] faults, params string[] options)
    {
        foreach (var fault in faults)
        {
            // One deletes the folder it is in: each has its own.
            var target = Path.Combine(_workspace.Folder, group, fault.Name, $"{fault.Name}.dib");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(AppContext.BaseDirectory, "files", "faults", $"{fault.Name}.dib"), target);
        }

        _workspace.WriteCells($"{group}/z-last/z-last.dib", "Console.Write(\"good\");");
        using var nb = NbProcess.Start(_workspace, ["run", group, "--out", $"{group}-executed", .. options]);
        var (code, output, error) = await nb.EndAsync();
        var left = await nb.LeftAsync();
        foreach (var fault in faults.Select(f => f.Name).Append("z-last"))
        {
            var file = Path.Combine(_workspace.Folder, $"{group}-executed", fault, $"{fault}.ipynb");
            lock (_executed)
                if (File.Exists(file)) _executed[fault] = JsonNode.Parse(File.ReadAllText(file))!;
        }

        return (code, output, error, left);
    }

    public ValueTask DisposeAsync()
    {
        _workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
