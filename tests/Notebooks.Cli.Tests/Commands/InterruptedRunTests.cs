namespace Notebooks.Cli.Tests.Commands;

/// <summary>Ctrl+C, as a terminal gives it: to the command and to all that it has started.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Ctrl_C_while_a_cell_compiles_is_no_failure_of_anything()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs setsid");
        Notebook("a.dib", "System.IO.File.WriteAllText(\"started.txt\", \"yes\");", Ambiguous);
        for (var n = 1; n <= 36; n++) Notebook($"b{n:00}.dib", "1");

        using var nb = Nb.StartAsLeader(_folder.Path, "run", "--jobs", "1", "--no-cache");
        while (!File.Exists(_folder["started.txt"])) await Task.Delay(20, TestContext.Current.CancellationToken);
        // The next cell keeps the compiler busy for a long time.
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Programs.RunAsync(_folder.Path, [], "kill", "-INT", "--", $"-{nb.Id}")).ExitCode);
        var ended = await nb.EndAsync();

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("0 passed, 0 failed, 37 not run", ended.Out);
        Assert.DoesNotContain("compiler", ended.Text);
        Assert.DoesNotContain("✘", ended.Out);
        // One line for what was not begun, not one each.
        Assert.DoesNotContain("b17.dib", ended.Out);
        Assert.Contains("36 notebooks were not begun", ended.Out);
    }

    private static readonly string Ambiguous =
        "void F(Func<int, int> f) { }\nvoid F(Func<string, int> f) { }\nvoid F(Func<double, int> f) { }\n"
        + string.Concat(Enumerable.Range(0, 16).Select(n => $"F(x{n} => {{ ")) + "return 1;" + string.Concat(Enumerable.Repeat(" return 1; });", 16));

    private void Notebook(string name, params string[] cells) =>
        _folder.Write(name, string.Concat(cells.Select(c => $"#!csharp\n\n{c}\n\n")));
}
