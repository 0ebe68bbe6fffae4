using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>What a notebook left under way is its own; what its packages keep for themselves is not.</summary>
public sealed class UnfinishedTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_timer_that_a_library_made_for_itself_is_not_the_notebooks()
    {
        var result = await _workspace.RunCellsAsync(
            $"#r \"{typeof(Housekeeping).Assembly.Location}\"",
            "Notebooks.Tests.Running.Housekeeping.Begin();",
            "var own = new System.Threading.Timer(_ => { }, null, 70_000, 70_000);");

        Assert.Equal(Verdict.Passed, result.Verdict);
        var remark = Assert.Single(result.Remarks);
        Assert.Equal(3, remark.Cell);
        Assert.Contains("every 70000 ms", remark.Text);
    }
}

/// <summary>Looks after itself with a timer, as database drivers do.</summary>
public static class Housekeeping
{
    private static Timer? _timer;

    /// <summary>Starts the timer.</summary>
    public static void Begin() => _timer ??= new(static _ => { }, null, 60_000, 60_000);
}
