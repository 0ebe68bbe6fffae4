using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Notebooks.Cli.Tests.Commands;

/// <summary>The options of a run as users have them, and the reports it leaves.</summary>
public sealed class ReportingRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_run_leaves_its_reports_also_when_it_failed()
    {
        Notebook("good.dib", "1 + 1");
        Notebook("bad.dib", "Console.WriteLine(1);", "throw new Exception(\"boom\");", "2");
        _folder.Write("broken.ipynb", "{");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--out", "reports");

        Assert.Equal(1, nb.ExitCode);
        Assert.Equal(["bad.ipynb", "good.ipynb", "junit.xml", "report.html", "results.json"], Directory.GetFiles(_folder["reports"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var notebooks = Results("reports")["notebooks"]!.AsArray();
        Assert.Equal(["bad.dib failed bad.ipynb", "broken.ipynb failed ", "good.dib passed good.ipynb"], notebooks.Select(n => $"{n!["path"]} {n["verdict"]} {n["executed"]}"));
        Assert.Equal("3", XDocument.Load(_folder["reports/junit.xml"]).Root!.Elements().First().Attribute("tests")!.Value);

        var cells = JsonNode.Parse(File.ReadAllText(_folder["reports/bad.ipynb"]))!["cells"]!.AsArray();
        Assert.Equal("""["failed"]""", cells[1]!["metadata"]!["tags"]!.ToJsonString());
        Assert.All(cells.Take(2), c => Assert.True(DateTimeOffset.Parse($"{c!["metadata"]!["execution"]!["iopub.status.busy"]}") <= DateTimeOffset.Parse($"{c["metadata"]!["execution"]!["iopub.status.idle"]}")));
        Assert.Null(cells[2]!["metadata"]!["execution"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task Notebooks_whose_names_are_alike_never_share_an_executed_copy()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs names that differ only in their case");
        foreach (var name in (string[])["a.ipynb.dib", "A.dib", "a.dib", "b.dib", "b.ipynb.dib", "a.ipynb.ipynb.dib"]) Notebook(name, $"\"this is {name}\"");
        _folder.Write("a.ipynb.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":"\"this is a.ipynb.ipynb\"","metadata":{},"outputs":[],"execution_count":null}]}""");

        var nb = await Nb.RunAsync(_folder.Path, "run", "a.ipynb.dib", "A.dib", "a.dib", "b.dib", "b.ipynb.dib", "a.ipynb.ipynb.dib", "--out", "reports");
        var saved = await Nb.RunAsync(_folder.Path, "save", "A.dib", "a.dib");
        var bound = await Nb.RunAsync(_folder.Path, "book", "A.dib", "a.dib");

        Assert.Equal(0, nb.ExitCode);
        var copies = Results("reports")["notebooks"]!.AsArray().ToDictionary(n => $"{n!["path"]}", n => $"{n!["executed"]}");
        Assert.Equal(6, copies.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(copies, copy => Assert.Contains($"this is {copy.Key}", File.ReadAllText(_folder[$"reports/{copy.Value}"])));
        Assert.Equal((2, "nb: A.dib and a.dib would have the same twin; rename one of them.\n"), (saved.ExitCode, saved.Error));
        Assert.Equal((2, "nb: A.dib and a.dib would be the same page; rename one of them.\n"), (bound.ExitCode, bound.Error));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_series_is_reported_run_by_run()
    {
        Notebook("a.dib", "1");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--out", "reports", "--repeat", "2");

        Assert.Equal(0, nb.ExitCode);
        Assert.Equal(["a.dib 1 run-1/a.ipynb", "a.dib 2 run-2/a.ipynb"], Results("reports")["notebooks"]!.AsArray().Select(n => $"{n!["path"]} {n["run"]} {n["executed"]}"));
        Assert.True(File.Exists(_folder["reports/run-2/a.ipynb"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Shards_run_every_notebook_once_and_their_reports_merge()
    {
        foreach (var name in (string[])["a.dib", "b.dib", "sub/a.dib", "sub/deeper/c.dib"]) Notebook(name, $"\"{name}\"");

        foreach (var shard in (string[])["1/3", "2/3", "3/3"])
            Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "run", "--filter", ".dib", "--shard", shard, "--out", $"out/{shard[0]}")).ExitCode);
        var nb = await Nb.RunAsync(_folder.Path, "merge", "out/1", "out/2", "out/3", "--out", "out/all");

        Assert.Equal((0, ""), (nb.ExitCode, nb.Error));
        Assert.Equal($"4 passed, 0 failed, from 3 reports: {Path.Combine("out/all", "report.html")}\n", nb.Out);
        Assert.Equal(["a.dib a.ipynb", "b.dib b.ipynb", "sub/a.dib sub/a.ipynb", "sub/deeper/c.dib sub/deeper/c.ipynb"], Results("out/all")["notebooks"]!.AsArray().Select(n => $"{n!["path"]} {n["executed"]}"));
        Assert.Contains("sub/deeper/c.dib", File.ReadAllText(_folder["out/all/sub/deeper/c.ipynb"]));
        Assert.Contains("All 4 notebooks passed", File.ReadAllText(_folder["out/all/report.html"]));
        Assert.Equal(4, XDocument.Load(_folder["out/all/junit.xml"]).Root!.Elements("testsuite").Count());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_merge_fails_when_a_shard_is_missing_or_anything_failed()
    {
        Notebook("a.dib", "throw new Exception(\"boom\");");
        Notebook("b.dib", "1");
        await Nb.RunAsync(_folder.Path, "run", "a.dib", "b.dib", "--shard", "1/2", "--out", "one");
        await Nb.RunAsync(_folder.Path, "run", "a.dib", "b.dib", "--shard", "2/2", "--out", "two");

        var failed = await Nb.RunAsync(_folder.Path, "merge", "one", "two", "--out", "both");
        var missing = await Nb.RunAsync(_folder.Path, "merge", "two", "--out", "half");
        var twice = await Nb.RunAsync(_folder.Path, "merge", "two", "two", "--out", "twice");

        Assert.Equal(1, failed.ExitCode);
        Assert.StartsWith("✘ a.dib\n1 passed, 1 failed", failed.Out);
        Assert.Equal((1, "nb: shard 1/2 is missing: its machine has left no report, or its folder was not given.\n"), (missing.ExitCode, missing.Error));
        Assert.True(File.Exists(_folder["half/report.html"]));
        Assert.Equal((2, false), (twice.ExitCode, Directory.Exists(_folder["twice"])));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_report_cannot_bring_in_files_from_elsewhere()
    {
        _folder.Write("secret.ipynb", "mine");
        _folder.Write("shard/results.json", """{"schema":1,"startedAt":"2026-11-21T00:00:00Z","milliseconds":1,"notebooks":[{"path":"a.dib","verdict":"passed","executed":"../secret.ipynb"}]}""");

        var nb = await Nb.RunAsync(_folder.Path, "merge", "shard", "--out", "all");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("names ../secret.ipynb, which is not in shard.", nb.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_list_runs_nothing()
    {
        Notebook("a.dib", "System.IO.File.WriteAllText(\"ran.txt\", \"\");");
        Notebook("sub/b.dib", "1");

        Assert.Equal((0, $"a.dib\n{Path.Combine("sub", "b.dib")}\n"), Outcome(await Nb.RunAsync(_folder.Path, "run", "--list")));
        Assert.Equal((0, "a.dib\n"), Outcome(await Nb.RunAsync(_folder.Path, "run", "--list", "--filter", "A.")));
        Assert.Equal((0, ""), Outcome(await Nb.RunAsync(_folder.Path, "run", "--list", "--shard", "3/3")));
        Assert.False(File.Exists(_folder["ran.txt"]));

        static (int, string) Outcome(Ended nb) => (nb.ExitCode, nb.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_shard_without_notebooks_passes_and_is_reported()
    {
        Notebook("a.dib", "1");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--shard", "2/2", "--out", "two");

        Assert.Equal(0, nb.ExitCode);
        Assert.Equal("2/2", $"{Results("two")["shard"]}");
    }

    [Fact(Timeout = 120_000)]
    public async Task Fail_fast_leaves_the_rest()
    {
        Notebook("a.dib", "throw new Exception(\"boom\");");
        Notebook("b.dib", "System.IO.File.WriteAllText(\"ran.txt\", \"\");");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--fail-fast", "--jobs", "1", "--out", "reports");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("0 passed, 1 failed, 1 not run", nb.Out);
        Assert.False(File.Exists(_folder["ran.txt"]));
        Assert.Equal("notRun", $"{Results("reports")["notebooks"]![1]!["verdict"]}");
    }

    [Fact(Timeout = 120_000)]
    public async Task Parameters_are_set_and_seen_in_the_executed_copy()
    {
        Notebook("a.dib", "// parameters\nint count = 3;\nstring name = \"x\";", "Console.WriteLine($\"{name} {count * 2}\");");
        Notebook("b.dib", "Console.WriteLine(\"no parameters here\");");

        var nb = await Nb.RunAsync(_folder.Path, "run", "--verbose", "--param", "count=21", "--param", "name=a = b", "--out", "reports");

        Assert.Equal(0, nb.ExitCode);
        Assert.Contains("  a.dib, cell 2 │ a = b 42\n", nb.Out);
        var injected = JsonNode.Parse(File.ReadAllText(_folder["reports/a.ipynb"]))!["cells"]![1]!;
        Assert.Equal("""["injected-parameters"]""", injected["metadata"]!["tags"]!.ToJsonString());
        Assert.Equal("int count = 21;\nstring name = \"a = b\";", string.Concat(injected["source"]!.AsArray()));
    }

    [Fact(Timeout = 120_000)]
    public async Task On_GitHub_failures_are_annotated_and_summed_up()
    {
        Notebook("sub/bad.dib", "1", "var x = 1;\nthrow new Exception(\"::error::100 %\");");
        Notebook("good.dib", "1");

        var nb = await Nb.RunWithAsync(
            _folder["sub"], new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = _folder.Path, ["GITHUB_STEP_SUMMARY"] = _folder["summary.md"] }, "run", "bad.dib", "../good.dib");

        Assert.Equal(1, nb.ExitCode);
        var lines = nb.Out.TrimEnd().Split('\n');
        Assert.StartsWith("::stop-commands::", lines[0]);
        Assert.Equal("::error file=sub/bad.dib,line=8,title=bad.dib%2C cell 2::System.Exception: ::error::100 %25", lines[^1]);
        Assert.StartsWith("### ❌ 1 passed, 1 failed\n", File.ReadAllText(_folder["summary.md"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Prose_that_cannot_be_rendered_costs_no_report()
    {
        var deep = new string('>', 3000);
        _folder.Write("bad.dib", $"#!markdown\n\n{deep}\n\n#!csharp\n\ndisplay(new {{ A = 1 }}, \"text/plain\");\nthrow new Exception(\"boom\");\n");

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = _folder.Path }, "run", "bad.dib", "--out", "reports");
        var merged = await Nb.RunAsync(_folder.Path, "merge", "reports", "--out", "all");

        Assert.Equal((1, ""), (nb.ExitCode, nb.Error));
        var lines = nb.Out.TrimEnd().Split('\n');
        Assert.Contains(lines[0].Replace("::stop-commands::", "::") + "::", lines);
        Assert.StartsWith("::error file=bad.dib,line=8", lines[^1]);
        Assert.Equal((1, ""), (merged.ExitCode, merged.Error));
        Assert.All((string[])["reports", "all"], folder => Assert.Contains(deep.Replace(">", "&gt;"), File.ReadAllText(_folder[$"{folder}/report.html"])));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("results.json")]
    [InlineData("junit.xml")]
    [InlineData("report.html")]
    public async Task A_report_that_cannot_be_written_is_named_and_costs_no_other(string name)
    {
        Notebook("bad.dib", "throw new Exception(\"boom\");");
        Directory.CreateDirectory(_folder[$"reports/{name}"]);

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = _folder.Path }, "run", "bad.dib", "--out", "reports");

        Assert.Equal(1, nb.ExitCode);
        Assert.StartsWith($"nb: {Path.Combine("reports", name)} cannot be written: ", nb.Error);
        Assert.Equal(1, nb.Error.Count(c => c == '\n'));
        Assert.Contains("::error file=bad.dib,line=3", nb.Out);
        Assert.All(((string[])["results.json", "junit.xml", "report.html"]).Except([name]), other => Assert.True(File.Exists(_folder[$"reports/{other}"])));
    }

    [Fact(Timeout = 120_000)]
    public async Task Elsewhere_nothing_of_it_and_no_colours_either()
    {
        Notebook("bad.dib", "throw new Exception(\"boom\");");

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["GITHUB_STEP_SUMMARY"] = _folder["summary.md"] }, "run");

        Assert.DoesNotContain("::", nb.Out);
        Assert.DoesNotContain('\e', nb.Out);
        Assert.False(File.Exists(_folder["summary.md"]));
    }

    [Theory(Timeout = 120_000)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_terminal_gets_colours_unless_NO_COLOR_says_otherwise(bool noColor, bool colours)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script(1), which lends a terminal");
        Notebook("bad.dib", "throw new Exception(\"boom\");");
        var command = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "nb.dll")}' run";

        var nb = await Programs.RunAsync(
            _folder.Path, new() { ["NO_COLOR"] = noColor ? "1" : null, ["CI"] = null, ["TERM"] = "xterm-256color" }, "script", "-qec", command, "/dev/null");

        Assert.Equal(1, nb.ExitCode);
        Assert.Equal(colours, System.Text.RegularExpressions.Regex.IsMatch(nb.Out, @"\e\[[0-9;]*3[0-9]"));
        Assert.Contains("0 passed, 1 failed", nb.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task Watching_runs_again_what_changes_and_compiles_from_the_edited_cell_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals");
        Notebook("a.dib", "#!import lib.csx", "var a = Twice(1);", "var b = a + 1;");
        Notebook("b.dib", "1");
        _folder.Write("lib.csx", "int Twice(int n) => 2 * n;");

        using var nb = Nb.StartAnew(_folder.Path, "run", "--watch", "--out", "reports");
        Assert.Matches("a\\.dib +3 .* 3\n.*b\\.dib +1 .* 1\n\n2 passed", await UntilWaitingAsync(nb));

        Notebook("a.dib", "#!import lib.csx", "var a = Twice(1);", "throw new Exception($\"boom {a}\");");
        var edited = await UntilWaitingAsync(nb);
        Assert.Contains("Changed: a.dib\n", edited);
        Assert.Contains("System.Exception: boom 2", edited);
        Assert.Matches("✘ a\\.dib +3 .* 1\n\n0 passed, 1 failed", edited);
        Assert.Equal(["failed", "passed"], Results("reports")["notebooks"]!.AsArray().Select(n => $"{n!["verdict"]}"));

        _folder.Write("lib.csx", "int Twice(int n) => 2 * n + 2000;");
        Assert.Contains("boom 2002", await UntilWaitingAsync(nb));

        Notebook("c.dib", "3");
        var added = await UntilWaitingAsync(nb, notebooks: 3);
        Assert.Contains("Changed: c.dib\n", added);
        Assert.Contains("1 passed, 0 failed", added);
        // The reports lie among the notebooks, and are none.
        Assert.Equal(["a.dib", "b.dib", "c.dib"], Results("reports")["notebooks"]!.AsArray().Select(n => $"{n!["path"]}"));
        Assert.Equal(["failed", "passed", "passed"], Results("reports")["notebooks"]!.AsArray().Select(n => $"{n!["verdict"]}"));
        Assert.True(File.Exists(_folder["reports/c.ipynb"]));

        // What ran last has passed; a.dib still fails.
        await nb.SignalAsync("TERM");
        Assert.Equal(1, (await nb.EndAsync()).ExitCode);
    }

    private static async Task<string> UntilWaitingAsync(RunningProgram nb, int notebooks = 2)
    {
        var text = new System.Text.StringBuilder();
        while (await nb.Out.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            text.Append(line).Append('\n');
            if (line.StartsWith($"Waiting for changes to {notebooks} notebooks", StringComparison.Ordinal)) return text.ToString();
        }
        throw new EndOfStreamException(text.ToString());
    }

    private void Notebook(string name, params string[] cells) =>
        _folder.Write(name, string.Concat(cells.Select(c => $"#!csharp\n\n{c}\n\n")));

    private JsonNode Results(string folder) => JsonNode.Parse(File.ReadAllText(_folder[$"{folder}/results.json"]))!;
}
