using Notebooks.Publishing;
using Notebooks.Running;

namespace Notebooks.Tests.Publishing;

public sealed class QuietRunTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Without_a_cache_nothing_is_compiled_while_a_notebook_runs()
    {
        var path = _workspace.WriteCells("test.dib", "var x = 1;", "Console.Write(x);");

        var results = await QuietRun.RunAsync([path], _workspace.Options with { CacheFolder = null }, _ => { }, _ => { }, _ => Task.CompletedTask);

        var result = Assert.Single(results);
        Assert.Equal((Verdict.Passed, 0), (result.Verdict, result.Cells.Sum(c => c.Compiled)));
        Assert.Equal("1", result.Cells[1].Text());
    }

    // Four processes of cells, one after the other, and as many compilers.
    [Fact(Timeout = 300_000)]
    public async Task Without_a_cache_the_next_run_compiles_anew_and_nothing_is_left()
    {
        var path = _workspace.WriteCells("test.dib", "Console.Write(1);");
        List<int> compiled = [];
        for (var run = 0; run < 2; run++)
        {
            await QuietRun.RunAsync([path], _workspace.Options with { CacheFolder = null }, _ => { }, e => Note(e), _ => Task.CompletedTask);
            await using var runner = new NotebookRunner();
            await runner.RunAsync([path], _workspace.Options with { CacheFolder = null }, e => Note(e));
        }
        Assert.Equal([0, 1, 0, 1], compiled);
        Assert.Empty(_workspace.Files("cache"));

        void Note(RunEvent e)
        {
            if (e is CellFinished finished) compiled.Add(finished.Result.Compiled);
        }
    }
}
