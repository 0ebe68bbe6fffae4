using System.Diagnostics;
using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>Misbehaving cells: each fails by name, nothing is left behind, and the notebook beside it runs.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory(Timeout = 120_000)]
    [InlineData("while (true);", FailureKind.Timeout, "did not end within 5 s")]
    [InlineData("while (true) await Task.Yield();", FailureKind.Timeout, "did not end within 5 s")]
    [InlineData("Environment.Exit(0);", FailureKind.HostDied, "Environment.Exit(0) ended the process")]
    [InlineData("Environment.Exit(3);", FailureKind.HostDied, "Environment.Exit(3) ended the process")]
    [InlineData("Environment.FailFast(\"enough\");", FailureKind.HostDied, "Environment.FailFast ended the process: enough")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)", FailureKind.HostDied, "Stack overflow")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", FailureKind.HostDied, "ended by itself")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"on a thread\")).Start();\nawait Task.Delay(5000);", FailureKind.HostDied, "on a thread")]
    [InlineData("async void Bad() { await Task.Yield(); throw new Exception(\"from async void\"); }\nBad();\nawait Task.Delay(5000);", FailureKind.HostDied, "from async void")]
    [InlineData("var x = nothing;", FailureKind.CompileError, "CS0103")]
    [InlineData("throw new Exception(\"thrown\");", FailureKind.Exception, "thrown")]
    public async Task A_misbehaving_cell_fails_by_name_and_leaves_nothing_behind(string source, FailureKind kind, string message)
    {
        var results = await RunBesideAGoodOneAsync("Console.Write(Environment.ProcessId);", source, "Console.Write(\"never\");");
        var bad = results[0];
        Assert.Equal([Verdict.Passed, Verdict.Failed, Verdict.NotRun], bad.Cells.Select(c => c.Verdict));
        Assert.Equal(kind, bad.Cells[1].Failure!.Kind);
        Assert.Contains(message, bad.Cells[1].Failure!.Message);
        AssertGone(int.Parse(bad.Cells[0].Text(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Verdict.Passed, results[1].Verdict);
    }

    [Fact(Timeout = 120_000)]
    public async Task Leaving_in_the_very_first_cell_is_no_success()
    {
        var result = await _workspace.RunCellsAsync("Environment.Exit(0);", "throw new Exception();");
        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Equal([Verdict.Failed, Verdict.NotRun], result.Cells.Select(c => c.Verdict));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_async_void_exception_is_the_fault_of_the_cell_that_started_it()
    {
        var result = await _workspace.RunCellsAsync(
            "var gate = new TaskCompletionSource();\nasync void Bad() { await gate.Task; throw new Exception(\"late\"); }",
            "Bad();",
            "gate.SetResult();\nawait Task.Delay(5000);");
        Assert.Equal([Verdict.Passed, Verdict.Failed, Verdict.NotRun], result.Cells.Select(c => c.Verdict));
        Assert.EndsWith("System.Exception: late. It came from this cell, while cell 3 ran.", result.Cells[1].Failure!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_stack_overflow_after_its_cell_is_blamed_by_the_class_on_the_stack()
    {
        var result = await _workspace.RunCellsAsync(
            "int F(int n) => F(n + 1) + 1;",
            "var gate = new System.Threading.ManualResetEventSlim();\nnew System.Threading.Thread(() => { gate.Wait(); F(0); }).Start();",
            "gate.Set();\nawait Task.Delay(5000);");
        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Contains("Stack overflow", result.Cells.Single(c => c.Verdict == Verdict.Failed).Failure!.Message);
    }

    [Theory(Timeout = 180_000)]
    [InlineData("crash")]
    [InlineData("hang")]
    public async Task Text_that_kills_or_blocks_the_compiler_fails_its_cell_and_the_next_notebook_compiles(string how)
    {
        var text = how == "crash" ? $"var x = \"\"{string.Concat(Enumerable.Repeat(".b", 100_000))};" : Ambiguous(depth: 16);
        var path = _workspace.WriteCells("bad.dib", "Console.Write(1);", text);
        // To say where the stack overflowed takes the runtime seconds.
        await using var runner = new NotebookRunner();
        var results = await runner.RunAsync(
            [path, _workspace.WriteCells("good.dib", "Console.Write(\"good\");")], _workspace.Options with { CompileTimeout = TimeSpan.FromSeconds(how == "crash" ? 60 : 10), Jobs = 1 }, _workspace.Events.Add);
        Assert.Equal(FailureKind.CompilerDied, results[0].Cells[1].Failure!.Kind);
        Assert.Contains(how == "crash" ? "the compiler crashed (Stack overflow)" : "did not finish within 10 s", results[0].Cells[1].Failure!.Message);
        Assert.Equal("good", results[1].Cells[0].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_that_takes_too_long_as_a_whole_is_stopped_in_the_cell_it_is_in()
    {
        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib", "1", "await Task.Delay(60_000);"), _workspace.Options with { NotebookTimeout = TimeSpan.FromSeconds(8) });
        // On a very busy machine the time is up while the first cell is compiled.
        Assert.Contains("The notebook did not end within 8 s", result.Cells.Single(c => c.Failure is not null).Failure!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_foreground_thread_does_not_keep_a_finished_notebook_alive()
    {
        var result = await _workspace.RunCellsAsync("new System.Threading.Thread(() => { while (true) System.Threading.Thread.Sleep(1000); }).Start();");
        Assert.Equal(Verdict.Passed, result.Verdict);
    }

    // Each level of lambdas is bound once for every overload: the time grows as 3 to the power of the depth.
    private static string Ambiguous(int depth) =>
        "void F(Func<int, int> f) { }\nvoid F(Func<string, int> f) { }\nvoid F(Func<double, int> f) { }\n"
        + string.Concat(Enumerable.Range(0, depth).Select(n => $"F(x{n} => {{ ")) + "return 1;" + string.Concat(Enumerable.Repeat(" return 1; });", depth));

    private async Task<IReadOnlyList<NotebookResult>> RunBesideAGoodOneAsync(params string[] cells) =>
        await _workspace.RunAllAsync(
            [_workspace.WriteCells("bad.dib", cells), _workspace.WriteCells("good.dib", "Console.Write(\"good\");")],
            _workspace.Options with { CellTimeout = TimeSpan.FromSeconds(5) });

    private static void AssertGone(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            Assert.Fail($"Process {processId} ({process.ProcessName}) is still there.");
        }
        catch (ArgumentException)
        {
            // No such process: it is gone.
        }
    }
}
