using Notebooks.Running;

namespace Notebooks.Tests.Compiling;

public sealed class CacheTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    private static string[] TwentyCells() => [.. Enumerable.Range(1, 20).Select(n => $"var v{n} = {(n == 1 ? "1" : $"v{n - 1} + 1")}; Console.Write(v{n});")];

    private static int Compiled(NotebookResult result) => result.Cells.Sum(c => c.Compiled);

    [Fact(Timeout = 120_000)]
    public async Task An_unchanged_notebook_compiles_nothing_and_gives_the_same()
    {
        var first = await _workspace.RunCellsAsync(TwentyCells());
        var second = await _workspace.RunCellsAsync(TwentyCells());
        Assert.Equal((20, 0), (Compiled(first), Compiled(second)));
        Assert.Equal(first.Cells.Select(c => c.Text()), second.Cells.Select(c => c.Text()));
        Assert.Equal("20", second.Cells[19].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task Editing_cell_7_of_20_recompiles_it_and_the_13_after_it()
    {
        var cells = TwentyCells();
        await _workspace.RunCellsAsync(cells);
        cells[6] = "var v7 = v6 + 100; Console.Write(v7);";
        var edited = await _workspace.RunCellsAsync(cells);
        Assert.Equal(14, Compiled(edited));
        Assert.Equal(Enumerable.Range(7, 14), edited.Cells.Where(c => c.Compiled > 0).Select(c => c.Number));
        Assert.Equal("119", edited.Cells[19].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task Two_notebooks_with_equal_cells_each_see_their_own_name()
    {
        var results = await _workspace.RunAllAsync([_workspace.WriteCells("one.dib", "throw new Exception();"), _workspace.WriteCells("two.dib", "throw new Exception();")]);
        Assert.Contains("one.dib#1:line 1", string.Join('\n', results[0].Cells[0].Failure!.Details));
        Assert.Contains("two.dib#1:line 1", string.Join('\n', results[1].Cells[0].Failure!.Details));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_loaded_file_that_changed_is_read_again()
    {
        var path = _workspace.WriteCells("test.dib", "#load \"l.csx\"\nConsole.Write(L);");
        _workspace.Write("l.csx", "int L = 1;");
        Assert.Equal("1", (await _workspace.RunAsync(path)).Cells[0].Text());
        _workspace.Write("l.csx", "int L = 2;");
        Assert.Equal("2", (await _workspace.RunAsync(path)).Cells[0].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task Cells_after_a_loaded_file_that_changed_are_compiled_against_the_new_one()
    {
        var path = _workspace.WriteCells("test.dib", "#load \"l.csx\"", "Console.Write(L);");
        _workspace.Write("l.csx", "int L = 1;");
        Assert.Equal("1", (await _workspace.RunAsync(path)).Cells[1].Text());
        _workspace.Write("l.csx", "string L = \"two\";");
        var changed = await _workspace.RunAsync(path);
        Assert.Equal(("two", 2), (changed.Cells[1].Text(), Compiled(changed)));
        Assert.Equal(0, Compiled(await _workspace.RunAsync(path)));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("corrupt")]
    [InlineData("truncated")]
    [InlineData("empty")]
    [InlineData("directory")]
    public async Task A_damaged_entry_is_compiled_again(string damage)
    {
        await _workspace.RunCellsAsync("Console.Write(1);");
        var entry = Assert.Single(Directory.GetFiles(Path.Combine(_workspace.Cache, "submissions"), "*", SearchOption.AllDirectories));
        var content = File.ReadAllBytes(entry);
        switch (damage)
        {
            case "corrupt": content[^40] ^= 0x20; File.WriteAllBytes(entry, content); break;
            case "truncated": File.WriteAllBytes(entry, content[..(content.Length / 2)]); break;
            case "empty": File.WriteAllBytes(entry, []); break;
            case "directory": File.Delete(entry); Directory.CreateDirectory(entry); break;
        }
        var result = await _workspace.RunCellsAsync("Console.Write(1);");
        Assert.Equal(("1", 1), (result.Cells[0].Text(), Compiled(result)));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cache_that_cannot_be_written_costs_time_only()
    {
        // A file where the folder should be: nobody can write below it, not even root.
        File.WriteAllText(_workspace.Cache, "");
        var result = await _workspace.RunCellsAsync("Console.Write(1);", "Console.Write(2);");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(2, Compiled(result));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cache_deleted_between_runs_is_filled_again()
    {
        await _workspace.RunCellsAsync("Console.Write(1);");
        Directory.Delete(_workspace.Cache, recursive: true);
        Assert.Equal(1, Compiled(await _workspace.RunCellsAsync("Console.Write(1);")));
        Assert.Equal(0, Compiled(await _workspace.RunCellsAsync("Console.Write(1);")));
    }

    [Fact(Timeout = 180_000)]
    public async Task Two_runs_may_share_a_cache_at_the_same_time()
    {
        var path = _workspace.WriteCells("test.dib", TwentyCells());
        var quiet = _workspace.Options;
        await using NotebookRunner one = new(), other = new();
        var runs = await Task.WhenAll(one.RunAsync([path], quiet, _ => { }), other.RunAsync([path], quiet, _ => { }));
        Assert.All(runs, run => Assert.Equal("20", run[0].Cells[19].Text()));
    }
}
