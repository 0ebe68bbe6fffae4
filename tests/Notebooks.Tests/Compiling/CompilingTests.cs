using Notebooks.Running;

namespace Notebooks.Tests.Compiling;

public sealed class CompilingTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Variables_functions_types_and_usings_reach_later_cells()
    {
        var result = await _workspace.RunCellsAsync(
            "using System.Text.RegularExpressions;\nint x = 40;\nrecord Point(int X);",
            "async Task<int> AddAsync(int n) { await Task.Yield(); return x + n; }",
            "Console.Write(await AddAsync(new Point(2).X)); Console.Write(Regex.IsMatch(\"a\", \"a\"));");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("42True", result.Cells[2].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task The_default_usings_are_those_of_the_dialect_and_no_more()
    {
        var ok = await _workspace.RunCellsAsync("var b = new StringBuilder().Append(new List<int> { 1 }.Count()); await Task.CompletedTask; ArrayList l = new(); display(b.ToString());");
        Assert.Equal(Verdict.Passed, ok.Verdict);
        var missing = await _workspace.RunCellsAsync("Path.Combine(\"a\", \"b\")");
        Assert.Equal("CS0103", missing.Cells[0].Failure!.Details[0].Split(' ')[2].TrimEnd(':'));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_language_is_csharp_14_with_nullable_annotations()
    {
        var result = await _workspace.RunCellsAsync("class Counter { public int Value { get; set => field = value < 0 ? 0 : value; } }\nstring? maybe = null;\nvar c = new Counter { Value = -1 };\nc?.Value += 2;\nc.Value");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("2\n", result.Cells[0].Text());
        Assert.Empty(result.Cells[0].Warnings);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_compile_error_names_its_code_line_and_column()
    {
        var result = await _workspace.RunCellsAsync("var ok = 1;", "var a = 1;\nvar b = undefined;");
        var failure = result.Cells[1].Failure!;
        Assert.Equal((FailureKind.CompileError, 2), (failure.Kind, failure.Line));
        Assert.Equal("(2,9): error CS0103: The name 'undefined' does not exist in the current context", Assert.Single(failure.Details));
    }

    [Fact(Timeout = 120_000)]
    public async Task Warnings_are_kept_and_shown_and_do_not_fail()
    {
        var result = await _workspace.RunCellsAsync("async Task F() => await Task.Delay(1);\nasync Task G() { F(); }");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(("CS4014", 2), (result.Cells[0].Warnings.Single().Code, result.Cells[0].Warnings.Single().Line));
        Assert.Contains("line 2: warning CS4014", result.Cells[0].Text());
    }

    [Theory(Timeout = 120_000)]
    [InlineData("1 + 1", "2\n")]
    [InlineData("return 3;", "3\n")]
    [InlineData("(string?)null", "<null>\n")]
    [InlineData("1 + 1;", null)]
    [InlineData("Console.Write(\"\")", "")]
    [InlineData("await Task.Delay(1)", "")]
    [InlineData("int F() { return 1; }", "")]
    [InlineData("var x = 5;", "")]
    [InlineData("// nothing at all", "")]
    [InlineData("using System.IO;", "")]
    public async Task The_compiler_decides_whether_a_cell_has_a_value(string source, string? shown)
    {
        var result = await _workspace.RunCellsAsync(source);
        if (shown is null) Assert.Equal("CS0201", result.Cells[0].Failure!.Message.Split(' ', ':')[1]);
        else Assert.Equal(shown, result.Cells[0].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task Loaded_files_bring_variables_but_no_usings_and_resolve_among_themselves()
    {
        _workspace.Write("sub/a.csx", "#load \"b.csx\"\nusing System.IO;\nstring Name() => Path.GetFileName(B);");
        _workspace.Write("sub/b.csx", "string B = \"x/y.txt\";");
        var result = await _workspace.RunCellsAsync("#load \"sub/a.csx\"", "Console.Write(Name() + B);", "Path.GetTempPath()");
        Assert.Equal("y.txtx/y.txt", result.Cells[1].Text());
        Assert.Contains("CS0103", result.Cells[2].Failure!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_error_in_a_loaded_file_names_that_file()
    {
        _workspace.Write("sub/a.csx", "int a = 1;\nint b = nowhere;");
        var failure = (await _workspace.RunCellsAsync("#load \"sub/a.csx\"")).Cells[0].Failure!;
        Assert.Equal("sub/a.csx(2,9): error CS0103: The name 'nowhere' does not exist in the current context", Assert.Single(failure.Details));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_referenced_library_serves_this_cell_and_later_ones()
    {
        File.Copy(typeof(Xunit.Assert).Assembly.Location, Path.Combine(_workspace.Folder, "lib.dll"));
        var result = await _workspace.RunCellsAsync("#r \"lib.dll\"\nusing Xunit;\nAssert.True(true);", "Assert.Equal(1, 1); Console.Write(\"ok\");");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("ok", result.Cells[1].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_library_that_is_not_there_is_an_error_until_it_is()
    {
        var path = _workspace.WriteCells("test.dib", "#r \"lib.dll\"\nConsole.Write(typeof(Xunit.Assert).Name);");
        Assert.Contains("`#r \"lib.dll\"` finds no such file", (await _workspace.RunAsync(path)).Cells[0].Failure!.Message);
        File.Copy(typeof(Xunit.Assert).Assembly.Location, Path.Combine(_workspace.Folder, "lib.dll"));
        Assert.Equal("Assert", (await _workspace.RunAsync(path)).Cells[0].Text());
    }

    [Fact(Timeout = 300_000)]
    public async Task Packages_are_restored_with_what_they_depend_on_and_a_missing_one_says_so()
    {
        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib",
                "int before = 1;\n#r \"nuget: Polly.Core, 8.9.1\"",
                "#r \"nuget: Polly.Core, 8.9.1\"\nusing Polly;\nConsole.Write(new ResiliencePipelineBuilder().Build().Execute(() => 7));",
                "// The next line is the one at fault.\n#r \"nuget: There.Is.No.Such.Package, 1.0.0\"",
                "Console.Write(nameof(ResiliencePipeline));"),
            _workspace.Options with { KeepGoing = true });
        Assert.Equal(Verdict.Passed, result.Cells[0].Verdict);
        Assert.Equal("7", result.Cells[1].Text());
        Assert.Contains("There.Is.No.Such.Package 1.0.0 cannot be had", result.Cells[2].Failure!.Message);
        Assert.Equal(2, result.Cells[2].Failure!.Line);
        Assert.Equal("ResiliencePipeline", result.Cells[3].Text());
    }

    [Fact(Timeout = 300_000)]
    public async Task A_package_may_bring_several_assemblies_and_a_cell_may_only_name_it()
    {
        var result = await _workspace.RunAsync(_workspace.WriteCells("test.dib",
            "#r \"nuget: Flurl.Http, 4.0.2\"\n#r \"nuget: Newtonsoft.Json, 13.0.4\"",
            "using Flurl; using Flurl.Http;\nConsole.Write(\"http://127.0.0.1\".AppendPathSegment(\"users\"));\nConsole.Write(new FlurlClient().BaseUrl is null);",
            "Console.Write(Newtonsoft.Json.JsonConvert.SerializeObject(new { Page = 7 }));"));
        Assert.Equal(["", "http://127.0.0.1/usersTrue", "{\"Page\":7}"], result.Cells.Select(c => c.Text()));
    }

    [Fact(Timeout = 120_000)]
    public async Task Checking_compiles_everything_and_runs_nothing()
    {
        var marker = Path.Combine(_workspace.Folder, "ran");
        var result = await _workspace.CheckAsync(_workspace.WriteCells("test.dib",
            $"System.IO.File.WriteAllText(\"{marker}\", \"\");", "var x = nothing;", "// expect: CS1996\nasync Task H() { lock (new object()) await Task.Delay(1); }", "// expect: throws Exception\nthrow new Exception();"));
        Assert.Equal([Verdict.Passed, Verdict.Failed, Verdict.Passed, Verdict.Passed], result.Cells.Select(c => c.Verdict));
        Assert.False(File.Exists(marker));
    }
}
