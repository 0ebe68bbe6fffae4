using System.Text.Json.Nodes;

namespace Notebooks.Tests.Faults;

/// <summary>One run of misbehaving notebooks, with a good one among them, and everything it left.</summary>
/// <param name="Printed">What the run printed.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Left">Processes and temporary files that outlived it.</param>
/// <param name="Executed">The notebooks, as they were saved.</param>
internal sealed record FaultGroup(string Printed, int ExitCode, string[] Left, IReadOnlyDictionary<string, JsonNode> Executed)
{
    /// <summary>The good notebook in each group: it comes last.</summary>
    public const string Good = "z-last";

    /// <summary>Runs some notebooks of files/faults.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="name">Of the group: its folder.</param>
    /// <param name="faults">The notebooks.</param>
    /// <param name="options">Options of the run.</param>
    public static async Task<FaultGroup> RunAsync(Workspace workspace, string name, IReadOnlyList<Fault> faults, params string[] options)
    {
        foreach (var fault in faults)
        {
            // One deletes the folder it is in: each has its own.
            var source = Path.Combine(AppContext.BaseDirectory, "files", "faults", $"{fault.Name}.dib");
            workspace.Write($"{name}/{fault.Name}/{fault.Name}.dib", await File.ReadAllTextAsync(source));
        }

        workspace.WriteCells($"{name}/{Good}/{Good}.dib", "Console.Write(\"good\");");
        using var nb = NbProcess.Start(workspace, ["run", name, "--out", $"{name}-executed", .. options]);
        var ended = await nb.EndAsync();
        var left = await nb.LeftAsync();
        var saved =
            from notebook in faults.Select(f => f.Name).Append(Good)
            let file = Path.Combine(workspace.Folder, $"{name}-executed", notebook, $"{notebook}.ipynb")
            where File.Exists(file)
            select (notebook, JsonNode.Parse(File.ReadAllText(file))!);
        return new(ended.Text, ended.ExitCode, left, saved.ToDictionary());
    }
}
