using System.Text.Json.Nodes;

namespace Notebooks.Tests.Faults;

/// <summary>Runs of the misbehaving notebooks that are asked for: all of them, or the one that a filter picks.</summary>
public sealed class FaultRun : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly Lazy<Task<FaultGroup[]>> _groups;

    public FaultRun() => _groups = new(RunAsync);

    /// <summary>A notebook as it was saved.</summary>
    internal async Task<JsonNode> ExecutedAsync(string name) => (await GroupOfAsync(name)).Executed[name];

    /// <summary>The run that a notebook was in.</summary>
    internal async Task<FaultGroup> GroupOfAsync(string name) => (await _groups.Value).First(g => g.Executed.ContainsKey(name));

    /// <summary>All runs.</summary>
    internal Task<FaultGroup[]> GroupsAsync() => _groups.Value;

    public void Dispose() => _workspace.Dispose();

    private async Task<FaultGroup[]> RunAsync()
    {
        var tests = typeof(FaultFolderTests);
        var alone = AskedFor.Of(tests, nameof(FaultFolderTests.A_misbehaving_notebook_gets_its_verdict_and_is_saved));
        var hanging = AskedFor.Is(tests, nameof(FaultFolderTests.Those_that_hang_end_soon_after_their_limit));
        var all = AskedFor.Is(tests, nameof(FaultFolderTests.Nothing_is_left_of_them)) || AskedFor.Is(tests, nameof(FaultFolderTests.The_runs_fail_and_the_good_notebooks_among_them_pass));
        Fault[] Asked(Fault[] group, bool wholly = false) => all || wholly ? group : [.. group.Where(f => alone.Contains(f.Name))];

        var thread = AskedFor.Is(tests, nameof(FaultFolderTests.A_cell_that_waits_for_another_thread_shows_where_that_is));
        return await Task.WhenAll(
            Groups("hanging", Asked(FaultTable.Hanging, wholly: hanging || thread), "--timeout", "10", "--jobs", "10")
                .Concat(Groups("uncompilable", Asked(FaultTable.Uncompilable)))
                .Concat(Groups("misbehaving", Asked(FaultTable.Misbehaving), "--timeout", "240", "--jobs", "4", "--memory", "1G")));
    }

    private IEnumerable<Task<FaultGroup>> Groups(string name, Fault[] faults, params string[] options) =>
        faults.Length == 0 ? [] : [FaultGroup.RunAsync(_workspace, name, faults, options)];
}
