using System.Text.Json.Nodes;

namespace Notebooks.Tests.Faults;

/// <summary>What happens to the runner itself, or to the ground it stands on.</summary>
public sealed class RunnerFaultTests : IDisposable
{
    private const string Spin = "System.IO.File.WriteAllText(\"started\", \"\");\nwhile (true);";
    private const string Grandchild = "var shell = System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"setsid sh -c 'sleep 100000 & sleep 100000' >/dev/null 2>&1 &\"]);\nawait shell.WaitForExitAsync();";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task A_runner_told_to_stop_stops_everything_and_keeps_what_there_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and a shell");
        _workspace.WriteCells("in/a.dib", "Console.Write(\"before\");", Grandchild, Spin, "Console.Write(\"after\");");
        using var nb = NbProcess.Start(_workspace, "run", "in", "--out", "out");
        await StartedAsync("in/started");
        await nb.SignalAsync("TERM");
        var (code, output, _) = await nb.EndAsync();

        Assert.Equal(130, code);
        Assert.Contains("0 passed, 0 failed, 1 not run", output);
        Assert.Equal(["passed", "passed", "", ""], Verdicts("out/a.ipynb"));
        Assert.Empty(await nb.LeftAsync());
    }

    [Fact(Timeout = 300_000)]
    public async Task A_runner_that_is_killed_takes_everything_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and a shell");
        _workspace.WriteCells("in/a.dib", "Console.Write(\"before\");", Grandchild, Spin);
        using var nb = NbProcess.Start(_workspace, "run", "in");
        await StartedAsync("in/started");
        nb.Kill();
        await nb.EndAsync();

        Assert.Empty(await nb.LeftAsync());
    }

    [Fact(Timeout = 300_000)]
    public async Task A_runner_that_is_killed_takes_a_compiler_that_hangs_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "files", "faults", "compiler-hang.dib"), Path.Combine(_workspace.Folder, "a.dib"));
        var text = File.ReadAllText(Path.Combine(_workspace.Folder, "a.dib"));
        File.WriteAllText(Path.Combine(_workspace.Folder, "a.dib"), text.Replace("Console.Write(\"before\");", "System.IO.File.WriteAllText(\"started\", \"\");", StringComparison.Ordinal));
        using var nb = NbProcess.Start(_workspace, "run", "a.dib");
        await StartedAsync("started");
        nb.Kill();
        await nb.EndAsync();

        Assert.Empty(await nb.LeftAsync());
    }

    [Fact(Timeout = 300_000)]
    public async Task A_process_that_hides_where_it_comes_from_is_found_when_the_run_ends()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell");
        _workspace.WriteCells("in/a.dib", "var shell = System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"setsid env -i sleep 100000.5 >/dev/null 2>&1 &\"]);\nawait shell.WaitForExitAsync();\nConsole.Write(\"hidden\");");
        using var nb = NbProcess.Start(_workspace, "run", "in");
        var (code, _, _) = await nb.EndAsync();

        Assert.Equal(0, code);
        Assert.DoesNotContain(CommandLines(), line => line.StartsWith("sleep\0100000.5\0", StringComparison.Ordinal));
    }

    [Theory(Timeout = 300_000)]
    [InlineData("edited")]
    [InlineData("removed")]
    public async Task A_notebook_that_changes_while_it_runs_is_reported_as_it_was(string how)
    {
        var change = how == "removed" ? "System.IO.File.Delete(\"a.dib\");" : "System.IO.File.WriteAllText(\"a.dib\", \"#!csharp\\n\\nthrow new Exception();\\n\");";
        // Both are read before either is run; the second is changed before its turn comes.
        _workspace.WriteCells("in/0.dib", change + "\nConsole.Write(\"changed\");");
        _workspace.WriteCells("in/a.dib", "Console.Write(\"first\");", "Console.Write(\"second\");");
        using var nb = NbProcess.Start(_workspace, "run", "in", "--out", "out", "--jobs", "1");
        var (code, output, error) = await nb.EndAsync();

        Assert.True(code == 0, output + error);
        Assert.Equal(["passed", "passed"], Verdicts("out/a.ipynb"));
        Assert.Equal("", error);
    }

    [Fact(Timeout = 300_000)]
    public async Task Two_runs_at_once_in_one_checkout_do_not_disturb_each_other()
    {
        for (var n = 0; n < 4; n++) _workspace.WriteCells($"in/{n}.dib", $"var x = {n};", "Console.Write(x * x);");
        using var one = NbProcess.Start(_workspace, "run", "in", "--out", "out");
        using var two = NbProcess.Start(_workspace, "run", "in", "--out", "out");
        var ended = await Task.WhenAll(one.EndAsync(), two.EndAsync());

        Assert.All(ended, end => Assert.True(end is { ExitCode: 0, Error: "" }, end.Out + end.Error));
        for (var n = 0; n < 4; n++) Assert.Equal(["passed", "passed"], Verdicts($"out/{n}.ipynb"));
        Assert.Equal(4, Directory.EnumerateFiles(Path.Combine(_workspace.Folder, "out"), "?.ipynb").Count());
        Assert.Empty(Directory.EnumerateFiles(_workspace.Folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_checkout_that_cannot_be_written_is_run_all_the_same()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("needs permissions");
            return;
        }

        _workspace.WriteCells("in/a.dib", "Console.Write(\"read\");");
        var folder = Path.Combine(_workspace.Folder, "in");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // A superuser may write everywhere, so it gives that right up. Another user might not even reach the command: /root is closed.
        string[] humble = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"] : [];
        Directory.CreateDirectory(_workspace.Cache);
        File.SetUnixFileMode(_workspace.Cache, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using var nb = NbProcess.Start(_workspace, humble, ["run", "in"]);
            var (code, output, error) = await nb.EndAsync();

            Assert.True(code == 0, output + error);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_workspace.Cache));
            Assert.Equal(["a.dib"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
        }
        finally
        {
            foreach (var made in new[] { folder, _workspace.Cache })
                File.SetUnixFileMode(made, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task A_disk_that_is_full_costs_the_files_not_the_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell");
        _workspace.WriteCells("in/a.dib", "Console.Write(new string('x', 100_000));", "Console.Write(\"ran\");");
        // No file may grow beyond a kilobyte, and who tries gets an error instead of being killed.
        using var nb = NbProcess.Start(_workspace, ["sh", "-c", "trap '' XFSZ; ulimit -f 1; export DOTNET_EnableWriteXorExecute=0; exec \"$@\"", "sh"], ["run", "in", "--out", "out"]);
        var (code, output, error) = await nb.EndAsync();

        Assert.True(code == 1, output + error);
        Assert.Contains("1 passed, 0 failed", output);
        Assert.Contains("a.", error);
        Assert.Empty(Directory.EnumerateFiles(_workspace.Folder, "*.tmp", SearchOption.AllDirectories));
        Assert.DoesNotContain(_workspace.Files("cache"), f => new FileInfo(f).Length > 0 && !f.EndsWith(".json", StringComparison.Ordinal));
    }

    [Fact(Timeout = 300_000)]
    public async Task Work_left_under_way_is_a_note_and_in_a_strict_run_a_failure()
    {
        _workspace.WriteCells("in/a.dib", "var never = new TaskCompletionSource();\nasync Task WaitAsync() => await never.Task;", "var waiting = WaitAsync();");
        using var lax = NbProcess.Start(_workspace, "run", "in");
        var (laxCode, laxOutput, _) = await lax.EndAsync();
        using var strict = NbProcess.Start(_workspace, "run", "in", "--strict");
        var (strictCode, strictOutput, _) = await strict.EndAsync();

        Assert.Equal((0, 1), (laxCode, strictCode));
        Assert.Contains("(cell 2): When the notebook ended, WaitAsync had not", laxOutput);
        Assert.Contains("1 passed, 0 failed", laxOutput);
        Assert.Contains("0 passed, 1 failed", strictOutput);
    }

    [Theory(Timeout = 300_000)]
    [InlineData("var done = Task.Run(() => 1);\nawait done;")]
    [InlineData("var cancel = new System.Threading.CancellationTokenSource();\ncancel.Token.Register(() => { });")]
    [InlineData("var cancel = new System.Threading.CancellationTokenSource(60_000);")]
    [InlineData("var canceled = Task.Delay(60_000, new System.Threading.CancellationToken(true));\nawait Task.WhenAny(canceled);")]
    [InlineData("async Task<int> OneAsync() { await Task.Yield(); return 1; }\nvar one = OneAsync();\nawait one;")]
    [InlineData("async IAsyncEnumerable<int> Numbers() { yield return 1; await Task.Yield(); }\nawait foreach (var n in Numbers()) Console.Write(n);")]
    [InlineData("void Start() { var timer = new System.Threading.Timer(_ => { }, null, 50, 50); timer.Dispose(); }\nStart();")]
    public async Task Work_that_is_done_is_not_remarked_upon(string source) =>
        Assert.Empty((await _workspace.RunAsync(_workspace.WriteCells("a.dib", source), _workspace.Options with { Strict = true })).Remarks);

    private async Task StartedAsync(string file)
    {
        while (!File.Exists(Path.Combine(_workspace.Folder, file))) await Task.Delay(20);
    }

    private string[] Verdicts(string file) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(_workspace.Folder, file)))!["cells"]!.AsArray().Select(c => c!["metadata"]!["interleave"]?["verdict"]?.GetValue<string>() ?? "")];

    private static IEnumerable<string> CommandLines()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out _)))
        {
            var line = "";
            try
            {
                line = File.ReadAllText($"{folder}/cmdline");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            yield return line;
        }
    }
}
