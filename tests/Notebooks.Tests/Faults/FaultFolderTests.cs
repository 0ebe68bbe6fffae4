using System.Text.Json.Nodes;
using Notebooks.Running;

namespace Notebooks.Tests.Faults;

/// <summary>Whatever a notebook does, it fails by name, is saved, leaves nothing behind and does no harm to the others.</summary>
public sealed class FaultFolderTests(FaultRun run) : IClassFixture<FaultRun>
{
    // Far more than any of them takes, so that only a limit that does not work is found.
    private const double Slack = 120_000;

    public static TheoryData<Fault> Faults => [.. FaultTable.Hanging, .. FaultTable.Uncompilable, .. FaultTable.Misbehaving];

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_misbehaving_notebook_gets_its_verdict_and_is_saved(Fault fault)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals, libc and a shell");
        var cells = run.Executed(fault.Name)["cells"]!.AsArray();
        var verdicts = string.Concat(cells.Select(Verdict));
        Assert.True(fault.Cells == verdicts, $"{verdicts} instead of {fault.Cells}: {string.Concat(cells.Select(c => c!["metadata"]!["interleave"]?["failure"]?["message"]))}");
        Assert.Equal(fault.Kind is null ? "passed" : "failed", run.Executed(fault.Name)["metadata"]!["interleave"]!["verdict"]!.GetValue<string>());

        var failed = cells.SingleOrDefault(c => Verdict(c) == 'x');
        var why = failed?["metadata"]!["interleave"]!["failure"];
        Assert.Equal(fault.Kind?.ToString(), why?["kind"]!.GetValue<string>());
        Assert.Contains(fault.Message, why?["message"]!.GetValue<string>() ?? "");
        if (fault.Line > 0) Assert.Equal(fault.Line, why!["line"]!.GetValue<int>());

        // What comes past the console may come so late that another cell is running.
        Assert.Contains(fault.Output, fault.Name.StartsWith("console-", StringComparison.Ordinal) ? string.Concat(cells.Select(c => TextOf(c!))) : TextOf(failed ?? cells[1]!));
        // What ran before or after has its outputs, too.
        if (Verdict(cells[2]) == '+') Assert.Contains("after", TextOf(cells[2]!));
        if (fault.Note.Length > 0)
            Assert.Contains(run.Printed.Split('\n'), line => line.StartsWith("note: ", StringComparison.Ordinal) && line.Contains(fault.Note, StringComparison.Ordinal)
                && line.Contains($"/{fault.Name}.dib{(fault.NotedCell > 0 ? $" (cell {fault.NotedCell})" : "")}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_is_in_the_table() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "files", "faults")).Select(Path.GetFileNameWithoutExtension).Order(),
        FaultTable.Hanging.Concat(FaultTable.Uncompilable).Concat(FaultTable.Misbehaving).Select(f => f.Name).Order());

    [Fact]
    public void Nothing_is_left_of_them() => Assert.Empty(run.Left);

    [Fact]
    public void The_runs_fail_and_the_good_notebooks_among_them_pass()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals, libc and a shell");
        Assert.All(run.ExitCodes, code => Assert.Equal(1, code));
        Assert.Equal("good", TextOf(run.Executed("z-last")["cells"]![0]!));
        Assert.DoesNotContain("Unhandled exception", run.Printed);
    }

    [Fact]
    public void Those_that_hang_end_soon_after_their_limit()
    {
        foreach (var fault in FaultTable.Hanging)
            Assert.InRange(run.Executed(fault.Name)["metadata"]!["interleave"]!["milliseconds"]!.GetValue<double>(), 10_000, 10_000 + Slack);
    }

    [Fact]
    public void A_cell_that_waits_for_another_thread_shows_where_that_is()
    {
        var traceback = run.Executed("hang-task-run")["cells"]![1]!["outputs"]!.AsArray()[^1]!["traceback"]!.AsArray().Select(l => l!.GetValue<string>());
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
