using System.Text.Json.Nodes;

namespace Notebooks.Cli.Tests.Commands;

/// <summary>The command with its engine, as users have it.</summary>
public sealed class RealRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Notebooks_that_pass_exit_with_0()
    {
        Notebook("a.dib", "var x = 6 * 7;", "x");
        Notebook("b.dib", "Console.WriteLine(\"hello\");");

        var nb = await Nb.RunAsync(_folder.Path, "run");

        Assert.Equal(0, nb.ExitCode);
        Assert.Matches(@"✔ a\.dib +2 ", nb.Out);
        Assert.Contains("2 passed, 0 failed", nb.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_that_fails_exits_with_1_and_shows_where()
    {
        Notebook("good.dib", "1 + 1");
        Notebook("bad.dib", "Console.WriteLine(\"before\");\nthrow new InvalidOperationException(\"boom\");", "\"never\"");

        var nb = await Nb.RunAsync(_folder.Path, "run");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("bad.dib:4  (cell 1, line 2)", nb.Out);
        Assert.Contains("throw new InvalidOperationException", nb.Out);
        Assert.Contains("│ before", nb.Out);
        Assert.Contains("boom", nb.Out);
        Assert.Contains("1 passed, 1 failed", nb.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_unreadable_notebook_fails_and_the_others_run()
    {
        _folder.Write("broken.ipynb", "{ \"cells\": [");
        Notebook("good.dib", "1 + 1");

        var nb = await Nb.RunAsync(_folder.Path, "run");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("✘ broken.ipynb", nb.Out);
        Assert.Contains("1 passed, 1 failed", nb.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task Check_finds_what_does_not_compile_and_runs_nothing()
    {
        Notebook("a.dib", "System.IO.File.WriteAllText(\"ran.txt\", \"\");", "int n = \"text\";");

        var nb = await Nb.RunAsync(_folder.Path, "check");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("CS0029", nb.Out);
        Assert.False(File.Exists(_folder["ran.txt"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Executed_notebooks_are_saved_whether_they_pass_or_fail()
    {
        Notebook("sub/good.dib", "\"the value\"");
        Notebook("bad.dib", "throw new Exception(\"boom\");");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--out", "reports");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("the value", Output("reports/sub/good.ipynb")["data"]!["text/plain"]!.ToJsonString());
        Assert.Equal("error", Output("reports/bad.ipynb")["output_type"]!.GetValue<string>());
    }

    [Theory(Timeout = 120_000)]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_the_run_and_still_prints_the_summary(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals");
        Notebook("a.dib", "Console.WriteLine(1);", "System.IO.File.WriteAllText(\"started.txt\", $\"{Environment.ProcessId}\"); while (true) { }");

        using var nb = Nb.StartInForeground(_folder.Path, "run");
        while (!File.Exists(_folder["started.txt"]) || new FileInfo(_folder["started.txt"]).Length == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await nb.SignalAsync(signal);
        var ended = await nb.EndAsync();

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("a.dib", ended.Out);
        Assert.Contains("0 passed", ended.Out);
        Assert.False(IsAlive(int.Parse(File.ReadAllText(_folder["started.txt"]))));
    }

    [Fact(Timeout = 120_000)]
    public async Task Cells_that_are_left_out_are_skipped_and_not_passed()
    {
        _folder.Write("a.dib", "#!csharp\n\n1\n\n#!fsharp\n\nlet x = 1\n\n#!csharp\n\n2\n\n#!pwsh\n\nls\n\n#!csharp\n\n3\n");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--skip-foreign", "--out", "out", "--verbose");

        Assert.Equal(0, nb.ExitCode);
        Assert.Matches(@"✔ a\.dib +3, 2 skipped ", nb.Out);
        Assert.Contains("a.dib, cell 2 skipped: F#\n", nb.Out);
        Assert.Contains("1 passed, 0 failed", nb.Out);
        var cells = JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!["notebooks"]![0]!["cells"]!.AsArray();
        Assert.Equal(["passed", "skipped F#", "passed", "skipped PowerShell", "passed"], cells.Select(c => $"{c!["verdict"]} {c["skipped"]?[0]}".TrimEnd()));
        var executed = JsonNode.Parse(File.ReadAllText(_folder["out/a.ipynb"]))!["cells"]!.AsArray();
        Assert.Equal(["passed 1", "skipped ", "passed 2", "skipped ", "passed 3"], executed.Select(c => $"{c!["metadata"]!["interleave"]!["verdict"]} {c["execution_count"]}"));
        var junit = File.ReadAllText(_folder["out/junit.xml"]);
        Assert.Contains("skipped=\"2\"", junit);
        Assert.Contains("<skipped message=\"F# was skipped: this engine runs C#.\" />", junit);
    }

    [Fact(Timeout = 120_000)]
    public async Task After_a_failure_what_only_follows_from_it_is_marked()
    {
        Notebook("a.dib",
            "#r \"nothing-like-this.dll\"\nusing NothingLikeThis;\nvar client = new NothingLikeThis.Client();",
            "var answer = client.Ask();",
            "Console.Write(answer);",
            "int own = \"mistake\";",
            "Console.Write(own + 1);",
            "Console.Write(unknown);",
            "Console.Write(1);");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--keep-going", "--out", "out");

        Assert.Equal(1, nb.ExitCode);
        var cells = JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!["notebooks"]![0]!["cells"]!.AsArray();
        Assert.Equal(["", "1", "1", "", "4", "", ""], cells.Select(c => $"{c!["failure"]?["followsFrom"]}"));
        Assert.Contains("It follows from cell 1, which failed.", nb.Out);
        Assert.Contains("It follows from cell 4, which failed.", nb.Out);
        Assert.Contains("6 cells failed; 3 of them follow from others", nb.Out);
        Assert.Contains("It follows from cell 1", File.ReadAllText(_folder["out/junit.xml"]));
    }

    private void Notebook(string name, params string[] cells) =>
        _folder.Write(name, string.Concat(cells.Select(c => $"#!csharp\n\n{c}\n\n")));

    private JsonNode Output(string file) => JsonNode.Parse(File.ReadAllText(_folder[file]))!["cells"]![0]!["outputs"]![0]!;

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
