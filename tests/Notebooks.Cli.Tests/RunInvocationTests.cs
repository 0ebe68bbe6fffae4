using Notebooks.Cli.Rendering;
using Notebooks.Running;

namespace Notebooks.Cli.Tests;

public sealed class RunInvocationTests
{
    private static readonly Failure Boom = Made.Threw("boom");
    private readonly StringWriter _writer = new() { NewLine = "\n" };
    private int _rounds;

    [Fact(Timeout = 120_000)]
    public async Task When_all_pass_the_summary_has_a_row_each_and_the_exit_code_is_0()
    {
        var code = await RunAsync(1, "a.dib", "long-name.dib");

        Assert.Equal(0, code);
        Assert.Contains(
            """
              notebook       cells  claims  in cells  overhead  compiled
            ✔ a.dib              1       4    0.12 s    0.09 s         0
            ✔ long-name.dib      1       4    0.12 s    0.09 s         0

            2 passed, 0 failed (
            """,
            _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task One_failure_makes_the_exit_code_1_and_is_reported_before_the_summary()
    {
        var code = await RunAsync(1, "a.dib", "bad.dib");

        Assert.Equal(1, code);
        Assert.Contains("✘ bad.dib", _writer.ToString());
        Assert.Contains("1 passed, 1 failed", _writer.ToString());
        Assert.True(_writer.ToString().IndexOf("boom", StringComparison.Ordinal) < _writer.ToString().IndexOf("1 passed", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_without_a_result_has_not_passed()
    {
        var code = await RunAsync(1, "a.dib", "vanished.dib");

        Assert.Equal(1, code);
        Assert.Contains("- vanished.dib      -", _writer.ToString());
        Assert.Contains("1 passed, 0 failed, 1 not run", _writer.ToString());
    }

    [Fact]
    public void Claims_that_do_not_hold_are_among_those_that_were_checked()
    {
        var summary = new Summary(Plain(), ["a.dib", "b.dib"], 1);
        summary.Add([Made.Notebook("a.dib", Made.Passed(1)) with { Claims = 0, ClaimsChecked = 1 }, Made.Notebook("b.dib", Made.Passed(1)) with { Claims = 4, ClaimsChecked = 4 }]);

        summary.Write();

        Assert.Matches(@"✔ a\.dib +1 +0 of 1 ", _writer.ToString());
        Assert.Matches(@"✔ b\.dib +1 +4 ", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_flake_is_counted_and_its_run_named()
    {
        var code = await RunAsync(5, "a.dib", "flaky.dib");

        Assert.Equal(1, code);
        Assert.Equal(5, _rounds);
        Assert.Matches(@"✔ a\.dib +5 of 5 +0\.12–0\.12 s\n", _writer.ToString());
        Assert.Matches(@"✘ flaky\.dib +3 of 5 .* 2, 4\n", _writer.ToString());
        Assert.Contains("Run 5 of 5", _writer.ToString());
        Assert.Contains("1 passed, 1 failed, 5 runs", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task Under_load_the_work_still_gets_done_and_the_load_ends()
    {
        var invocation = new RunInvocation(Plain(), Engine) { CpuLoad = true };

        Assert.Equal(0, await invocation.RunAsync(["a.dib"], new RunOptions()));
    }

    [Fact(Timeout = 120_000)]
    public async Task Asked_to_fail_fast_it_stops_at_the_first_failure_and_says_so()
    {
        var code = await new RunInvocation(Plain(), Engine) { FailFast = true, Rounds = 3 }.RunAsync(["a.dib", "bad.dib", "c.dib", "d.dib"], new RunOptions());

        Assert.Equal((1, 1), (code, _rounds));
        Assert.Contains("✔ a.dib", _writer.ToString());
        Assert.Contains("- c.dib", _writer.ToString());
        Assert.Contains("1 passed, 1 failed, 2 not run", _writer.ToString());
        Assert.EndsWith("Stopped at the first failure, as --fail-fast asks.\n", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_that_will_be_run_again_has_not_failed_yet()
    {
        var late = Made.Notebook("late.dib", Made.Failed(1, Boom, "x"));
        var again = Made.Notebook("late.dib", Made.Passed(1)) with { WasRetried = true, Remarks = [new(1, "The notebook was run again, alone.") { IsHarmless = true }] };

        var code = await new RunInvocation(Plain(), (_, _, report, _) =>
        {
            foreach (var result in (NotebookResult[])[late with { WillBeRetried = true }, again])
            {
                report(new NotebookStarted("late.dib", 1));
                report(new NotebookFinished("late.dib", result));
            }

            return Task.FromResult<IReadOnlyList<NotebookResult>>([again]);
        }) { FailFast = true }.RunAsync(["late.dib"], new RunOptions());

        Assert.Equal(0, code);
        Assert.Contains("✘ late.dib  0.09 s  a claim failed while timers were late; it is run again, alone, when the others have ended\n", _writer.ToString());
        Assert.Contains("note: late.dib (cell 1): The notebook was run again, alone.", _writer.ToString());
        Assert.DoesNotContain("Stopped at the first failure", _writer.ToString());
        Assert.Contains("1 passed, 0 failed", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task Told_to_be_quiet_it_says_what_failed_and_the_totals()
    {
        var code = await new RunInvocation(Plain() with { Loudness = Loudness.Quiet }, Engine).RunAsync(["a.dib", "bad.dib"], new RunOptions());

        Assert.Equal(1, code);
        Assert.StartsWith("\n✘ bad.dib  (cell 1)\n", _writer.ToString());
        Assert.DoesNotContain("a.dib", _writer.ToString().Replace("bad.dib", ""));
        Assert.Matches(@"\n1 passed, 1 failed \([\d.]+ s\)\n$", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_part_without_notebooks_has_passed()
    {
        Assert.Equal(0, await new RunInvocation(Plain(), Engine).RunAsync([], new RunOptions()));
        Assert.Contains("0 passed, 0 failed", _writer.ToString());
    }

    private Task<int> RunAsync(int repeat, params string[] notebooks) =>
        new RunInvocation(Plain(), Engine) { Rounds = repeat }.RunAsync(notebooks, new RunOptions());

    private Terminal Plain() => new(_writer, false, new Paint(false));

    private async Task<IReadOnlyList<NotebookResult>> Engine(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report, CancellationToken cancellationToken)
    {
        _rounds++;
        await Task.Yield();
        NotebookResult[] results = [.. notebooks.Where(n => n != "vanished.dib").Select(Result)];
        foreach (var result in results)
        {
            if (cancellationToken.IsCancellationRequested)
                return [.. results.TakeWhile(r => r != result)];
            report(new NotebookStarted(result.Path, 21));
            report(new NotebookFinished(result.Path, result));
        }

        return results;

        NotebookResult Result(string notebook) => notebook == "bad.dib" || (notebook == "flaky.dib" && _rounds % 2 == 0)
            ? Made.Notebook(notebook, Made.Failed(1, Boom, "x"))
            : Made.Notebook(notebook, Made.Passed(1));
    }
}
