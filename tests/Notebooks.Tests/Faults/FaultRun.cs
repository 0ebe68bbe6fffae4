using System.Text.Json.Nodes;

namespace Notebooks.Tests.Faults;

/// <summary>Runs of the misbehaving notebooks: one alone when a filter picks only that, otherwise whole groups at the same time.</summary>
public sealed class FaultRun : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly Group[] _groups;
    private Task<FaultGroup>? _alone;

    public FaultRun() => _groups =
    [
        new(this, "hanging", FaultTable.Hanging, "--timeout", "10", "--jobs", "10"),
        new(this, "uncompilable", FaultTable.Uncompilable),
        new(this, "misbehaving", FaultTable.Misbehaving, "--timeout", "240", "--jobs", "4", "--memory", "1G"),
    ];

    /// <summary>A notebook as it was saved.</summary>
    internal async Task<JsonNode> ExecutedAsync(string name) => (await GroupOfAsync(name)).Executed[name];

    /// <summary>The run that a notebook was in.</summary>
    internal async Task<FaultGroup> GroupOfAsync(string name)
    {
        var own = _groups.Single(g => g.Has(name));
        var asked = AskedFor.Of(typeof(FaultFolderTests), nameof(FaultFolderTests.A_misbehaving_notebook_gets_its_verdict_and_is_saved));
        if (asked is [var only] && only == name) return await (_alone ??= own.RunAsync([name]));

        // Whoever asks first waits for all that are needed: they run at the same time, and belong to its time limit.
        await Task.WhenAll(_groups.Where(g => g == own || asked.Any(g.Has)).Select(g => g.Whole.Value));
        return await own.Whole.Value;
    }

    /// <summary>All runs.</summary>
    internal Task<FaultGroup[]> GroupsAsync() => Task.WhenAll(_groups.Select(g => g.Whole.Value));

    public void Dispose() => _workspace.Dispose();

    private sealed class Group(FaultRun run, string name, Fault[] faults, params string[] options)
    {
        public Lazy<Task<FaultGroup>> Whole => field ??= new(() => RunAsync([.. faults.Select(f => f.Name)]));

        public bool Has(string fault) => faults.Any(f => f.Name == fault);

        public Task<FaultGroup> RunAsync(string[] names) =>
            FaultGroup.RunAsync(run._workspace, name, [.. faults.Where(f => names.Contains(f.Name))], options);
    }
}
