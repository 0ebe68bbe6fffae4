using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Running;

public sealed class RunningTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Late_output_lands_on_the_cell_that_started_it()
    {
        var result = await _workspace.RunCellsAsync(
            "var gate = new TaskCompletionSource();\nvar done = new TaskCompletionSource();",
            "_ = Task.Run(async () => { await gate.Task; Console.Write(\"late\"); done.SetResult(); });",
            "Console.Write(\"third\");\ngate.SetResult();\nawait done.Task;");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("late", result.Cells[1].Text());
        Assert.True(Assert.Single(result.Cells[1].Outputs).Late);
        Assert.Equal("third", result.Cells[2].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task Writes_are_merged_and_their_order_with_displays_is_kept()
    {
        var result = await _workspace.RunCellsAsync("Console.Write(1); Console.WriteLine(2); display(\"shown\"); Console.Error.Write(3); Console.Write(4);");
        Assert.Collection(result.Cells[0].Outputs,
            o => Assert.Equal("12\n", Assert.IsType<TextOutput>(o).Text),
            o => Assert.Equal("shown", (string?)Assert.IsType<DisplayOutput>(o).Data["text/plain"]),
            o => Assert.True(Assert.IsType<TextOutput>(o) is { IsError: true, Text: "3" }),
            o => Assert.True(Assert.IsType<TextOutput>(o) is { IsError: false, Text: "4" }));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_hundred_thousand_lines_are_one_output()
    {
        var result = await _workspace.RunCellsAsync("for (int i = 0; i < 100_000; i++) Console.WriteLine(i);");
        var text = Assert.IsType<TextOutput>(Assert.Single(result.Cells[0].Outputs)).Text;
        Assert.Equal(100_000, text.Count(c => c == '\n'));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_error_that_a_cell_publishes_is_shown_as_one_and_ends_nothing()
    {
        const string Publish = "Here.Current.Publish(new Microsoft.DotNet.Interactive.Events.ErrorProduced(\"bad\\nluck\", Here.Current.Command));";
        var result = await _workspace.RunCellsAsync($"using Here = Microsoft.DotNet.Interactive.KernelInvocationContext;\nConsole.Write(1); {Publish} Console.Write(2);", "3");

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("1Error: bad\nluck\n2", result.Cells[0].Text());
        var stored = ExecutedNotebook.Create(DibFormat.Parse("#!csharp\n\n1\n\n#!csharp\n\n3\n", "test.dib"), result).Cells[0].Outputs[1];
        Assert.Equal(("error", "Error", "bad\nluck"), ($"{stored["output_type"]}", $"{stored["ename"]}", $"{stored["evalue"]}"));
        Assert.Equal(["1", "bad", "luck", "2"], OutputText.Of(result.Cells[0].Outputs, withErrors: false));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_update_replaces_what_was_displayed_even_from_a_later_cell()
    {
        var result = await _workspace.RunCellsAsync("var d = display(\"one\");", "d.Update(\"two\");");
        Assert.Equal("two\n", result.Cells[0].Text());
        Assert.Empty(result.Cells[1].Outputs);
    }

    [Fact(Timeout = 120_000)]
    public async Task Cells_that_are_shown_keep_their_MIME_type()
    {
        var result = await _workspace.RunAsync(_workspace.Write("test.dib", "#!html\n\n<b>hi</b>\n\n#!mermaid\n\ngraph TD\n"));
        Assert.Equal(["text/html", "text/vnd.mermaid"], result.Cells.Select(c => Assert.IsType<DisplayOutput>(Assert.Single(c.Outputs)).Data.First().Key));
    }

    [Fact(Timeout = 120_000)]
    public async Task Time_is_shown_when_asked_for()
    {
        var result = await _workspace.RunCellsAsync("#!time\nawait Task.Delay(20);");
        Assert.Matches(@"^Wall time: \d+(\.\d+)?ms\n$", result.Cells[0].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task The_folder_of_the_notebook_is_the_working_directory()
    {
        var result = await _workspace.RunAsync(_workspace.WriteCells("sub/test.dib", "Console.Write(Environment.CurrentDirectory);"));
        Assert.EndsWith("sub", result.Cells[0].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cell_that_throws_fails_with_its_line_and_keeps_what_it_assigned()
    {
        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib", "var kept = 7;\n\nthrow new InvalidOperationException(\"no\");", "Console.Write(kept);"),
            _workspace.Options with { KeepGoing = true });
        var failure = result.Cells[0].Failure!;
        Assert.Equal((FailureKind.Exception, 3, "System.InvalidOperationException: no"), (failure.Kind, failure.Line, failure.Message));
        Assert.Equal("7", result.Cells[1].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task The_first_failure_stops_the_notebook_unless_told_to_go_on()
    {
        var path = _workspace.WriteCells("test.dib", "throw new Exception();", "Console.Write(2);");
        Assert.Equal([Verdict.Failed, Verdict.NotRun], (await _workspace.RunAsync(path)).Cells.Select(c => c.Verdict));
        Assert.Equal([Verdict.Failed, Verdict.Passed], (await _workspace.RunAsync(path, _workspace.Options with { KeepGoing = true })).Cells.Select(c => c.Verdict));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_failure_inside_an_import_fails_the_importing_cell_and_names_the_file()
    {
        _workspace.Write("lib.csx", "int ok = 1;\nthrow new Exception(\"in the import\");");
        var failure = (await _workspace.RunCellsAsync("#!import lib.csx")).Cells[0].Failure!;
        Assert.Equal(("lib.csx", 2), (failure.ImportedFile, failure.Line));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_that_fails_before_its_host_has_started_blames_nothing_else()
    {
        var result = await _workspace.RunCellsAsync("#!import missing.csx");
        Assert.Contains("finds no such file", result.Cells[0].Failure!.Message);
        Assert.Null(result.Failure);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exception_nobody_looked_at_is_remarked_with_its_cell()
    {
        var result = await _workspace.RunCellsAsync("1", "void Orphan() { _ = Task.Run(() => throw new Exception(\"unseen\")); }\nOrphan();\nawait Task.Delay(100);");
        Assert.Equal(Verdict.Passed, result.Verdict);
        var remark = Assert.Single(result.Remarks);
        Assert.Equal(2, remark.Cell);
        Assert.Contains("unseen", remark.Text);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exception_that_a_handler_of_the_notebook_took_note_of_is_no_remark()
    {
        var result = await _workspace.RunCellsAsync(
            "TaskScheduler.UnobservedTaskException += (_, e) => e.SetObserved();",
            "void Orphan() { _ = Task.Run(() => throw new Exception(\"unseen\")); }\nOrphan();\nawait Task.Delay(100);");
        Assert.Empty(result.Remarks);
    }

    [Fact(Timeout = 120_000)]
    public async Task Claims_that_passed_are_counted()
    {
        const string claim = "(System.Text.Json.JsonSerializer.Serialize(new { claim = \"c\", passed = {0} })).DisplayAs(\"application/vnd.interleave.claim+json\");";
        var result = await _workspace.RunCellsAsync(claim.Replace("{0}", "true"), claim.Replace("{0}", "true") + claim.Replace("{0}", "false"));
        Assert.Equal(2, result.Claims);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_is_no_notebook_fails_by_name_and_the_others_run()
    {
        var results = await _workspace.RunAllAsync([_workspace.Write("broken.ipynb", "{"), _workspace.WriteCells("fine.dib", "1")]);
        Assert.Equal([Verdict.Failed, Verdict.Passed], results.Select(r => r.Verdict));
        Assert.Contains("broken.ipynb", results[0].Failure!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_whose_folder_is_gone_fails_alone()
    {
        var gone = _workspace.WriteCells("gone/test.dib", "1");
        var fine = _workspace.WriteCells("fine.dib", "1");
        await using var runner = new NotebookRunner();
        var results = await runner.RunAsync([gone, fine], _workspace.Options with { Jobs = 1 }, e =>
        {
            if (e is NotebookStarted { Notebook: var path } && path == gone) Directory.Delete(Path.GetDirectoryName(gone)!, recursive: true);
        });
        Assert.Equal([Verdict.Failed, Verdict.Passed], results.Select(r => r.Verdict));
        Assert.Contains("could not be run", results[0].Failure!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_without_cells_passes()
    {
        Assert.Equal(Verdict.Passed, (await _workspace.RunAsync(_workspace.Write("empty.dib", ""))).Verdict);
    }

    [Fact(Timeout = 120_000)]
    public async Task Events_of_a_notebook_come_in_order()
    {
        await _workspace.RunCellsAsync("Console.Write(1);", "2");
        Assert.Equal(
            ["NotebookStarted", "CellStarted", "CellOutput", "CellFinished", "CellStarted", "CellOutput", "CellFinished", "NotebookFinished"],
            _workspace.Events.Select(e => e.GetType().Name));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exclusive_notebook_runs_when_no_other_does()
    {
        string[] paths =
        [
            _workspace.Write("alone.dib", "#!meta\n\n{\"exclusive\":true}\n\n" + Workspace.Dib("await Task.Delay(50);")),
            _workspace.WriteCells("a.dib", "await Task.Delay(50);"), _workspace.WriteCells("b.dib", "await Task.Delay(50);"),
        ];
        await _workspace.RunAllAsync(paths, _workspace.Options with { Jobs = 3 });
        var started = _workspace.Events.FindIndex(e => e is NotebookStarted && e.Notebook == paths[0]);
        Assert.Equal(2, _workspace.Events.Take(started).OfType<NotebookFinished>().Count());
    }

    [Fact(Timeout = 120_000)]
    public async Task Interrupting_stops_the_hosts_and_returns_what_there_is()
    {
        using var interrupt = new CancellationTokenSource();
        var path = _workspace.WriteCells("test.dib", "Console.Write(\"begun\");", "while (true);");
        await using var runner = new NotebookRunner();
        var run = runner.RunAsync([path], _workspace.Options, e => { if (e is CellStarted { Cell: 2 }) interrupt.Cancel(); }, interrupt.Token);
        var result = Assert.Single(await run);
        Assert.Equal([Verdict.Passed, Verdict.NotRun], result.Cells.Select(c => c.Verdict));
        Assert.Equal(Verdict.NotRun, result.Verdict);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_compiler_of_a_run_serves_the_next_one()
    {
        await using var runner = new NotebookRunner();
        List<int?> compilers = [];
        foreach (var cell in (string[])["1", "2"])
        {
            Assert.Equal(1, Assert.Single(await runner.RunAsync([_workspace.WriteCells("test.dib", cell)], _workspace.Options, _ => { })).Cells[0].Compiled);
            compilers.Add(runner.CompilerId);
        }

        Assert.NotNull(compilers[0]);
        Assert.Equal(compilers[0], compilers[1]);
    }
}
