using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Running;

namespace Notebooks.Tests.Faults;

/// <summary>Whatever a notebook does, it fails by name, is saved, leaves nothing behind and does no harm to the others.</summary>
[TestCaseOrderer(typeof(AskedFor))]
public sealed class FaultFolderTests(FaultRun run) : IClassFixture<FaultRun>
{
    // Far more than any of them takes, so that only a limit that does not work is found.
    private const double Slack = 120_000;

    // The first test waits for the runs; compiling for the first time, on a busy machine, takes its time.
    private const int Patience = 1_200_000;

    public static TheoryData<string> Names => [.. FaultTable.All.Select(f => f.Name)];

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Names))]
    public async Task A_misbehaving_notebook_gets_its_verdict_and_is_saved(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals, libc and a shell");
        var fault = FaultTable.All.Single(f => f.Name == name);
        var executed = await run.ExecutedAsync(name);
        var cells = executed["cells"]!.AsArray();
        var verdicts = string.Concat(cells.Select(Verdict));
        Assert.True(fault.Cells == verdicts, $"{verdicts} instead of {fault.Cells}: {string.Concat(cells.Select(c => c!["metadata"]!["interleave"]?["failure"]?["message"]))}");
        Assert.Equal(fault.Kind is null ? "passed" : "failed", executed["metadata"]!["interleave"]!["verdict"]!.GetValue<string>());

        var failed = cells.SingleOrDefault(c => Verdict(c) == 'x');
        var why = failed?["metadata"]!["interleave"]!["failure"];
        Assert.Equal(fault.Kind is { } kind ? JsonNamingPolicy.CamelCase.ConvertName($"{kind}") : null, why?["kind"]!.GetValue<string>());
        Assert.Contains(fault.Message, why?["message"]!.GetValue<string>() ?? "");
        if (fault.Line > 0) Assert.Equal(fault.Line, why!["line"]!.GetValue<int>());

        // What comes past the console may come so late that another cell is running.
        Assert.Contains(fault.Output, fault.Name.StartsWith("console-", StringComparison.Ordinal) ? string.Concat(cells.Select(c => TextOf(c!))) : TextOf(failed ?? cells[1]!));
        // What ran before or after has its outputs, too.
        if (Verdict(cells[2]) == '+') Assert.Contains("after", TextOf(cells[2]!));
        if (fault.Note.Length > 0)
            Assert.Contains((await run.GroupOfAsync(name)).Printed.Split('\n'), line => line.StartsWith("note: ", StringComparison.Ordinal) && line.Contains(fault.Note, StringComparison.Ordinal)
                && line.Contains($"/{fault.Name}.dib{(fault.NotedCell > 0 ? $" (cell {fault.NotedCell})" : "")}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_is_in_the_table() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "files", "faults")).Select(Path.GetFileNameWithoutExtension).Order(),
        FaultTable.All.Select(f => f.Name).Order());

    [Fact(Timeout = Patience)]
    public async Task Nothing_is_left_of_them() => Assert.Empty((await run.GroupsAsync()).SelectMany(group => group.Left));

    [Fact(Timeout = Patience)]
    public async Task The_runs_fail_and_the_good_notebooks_among_them_pass()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals, libc and a shell");
        var groups = await run.GroupsAsync();
        Assert.Equal(3, groups.Length);
        Assert.All(groups, group =>
        {
            Assert.Equal(1, group.ExitCode);
            Assert.Equal("good", TextOf(group.Executed[FaultGroup.Good]["cells"]![0]!));
            Assert.DoesNotContain("Unhandled exception", group.Printed);
        });
    }

    [Fact(Timeout = Patience)]
    public async Task Those_that_hang_end_soon_after_their_limit()
    {
        foreach (var fault in FaultTable.Hanging)
            Assert.InRange((await run.ExecutedAsync(fault.Name))["metadata"]!["interleave"]!["milliseconds"]!.GetValue<double>(), 10_000, 10_000 + Slack);
    }

    [Fact(Timeout = Patience)]
    public async Task A_cell_that_waits_for_another_thread_shows_where_that_is()
    {
        var traceback = (await run.ExecutedAsync("hang-task-run"))["cells"]![1]!["outputs"]!.AsArray()[^1]!["traceback"]!.AsArray().Select(l => l!.GetValue<string>());
        Assert.Contains("   at lambda in (cell) in hang-task-run.dib#2:line 3", traceback);
    }

    private static char Verdict(JsonNode? cell) => cell!["metadata"]!["interleave"]?["verdict"]!.GetValue<string>() switch
    {
        "passed" => '+',
        "failed" => 'x',
        _ => '-',
    };

    private static string TextOf(JsonNode cell) => string.Concat(cell["outputs"]!.AsArray().SelectMany(o => (o!["text"] ?? o["data"]?["text/plain"] ?? new JsonArray()).AsArray()).Select(l => l!.GetValue<string>()));
}
