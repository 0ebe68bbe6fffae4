namespace Notebooks.Cli.Tests.Commands;

/// <summary>Notebooks whose names are orders to terminals and to GitHub.</summary>
public sealed class NamesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Names_of_notebooks_give_no_orders()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs such file names");
        const string Name = "::error file=x::a\e[31m\n::error file=x::pwn\u202e.dib";
        Notebook(Name, "throw new Exception(\"boom\");", "int n = \"text\";");
        Dictionary<string, string?> job = new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = _folder.Path };

        Ended[] all =
        [
            await Nb.RunWithAsync(_folder.Path, job, "run", "--out", "out", "--verbose"),
            await Nb.RunWithAsync(_folder.Path, job, "check"),
            await Nb.RunWithAsync(_folder.Path, job, "run", "--list"),
            await Nb.RunWithAsync(_folder.Path, job, "run", $"{Name}x"),
            await Nb.RunWithAsync(_folder.Path, job, "convert", Name, Name),
            await Nb.RunWithAsync(_folder.Path, job, "convert", $"{Name}x", "b.dib"),
            await Nb.RunWithAsync(_folder.Path, job, "merge", Name, "--out", "merged"),
            await Nb.RunWithAsync(_folder.Path, job, "book", Name, "--out", "site"),
            await Nb.RunWithAsync(_folder.Path, job, "run", Name, $"--{Name}"),
        ];

        Assert.All(all, nb =>
        {
            Assert.DoesNotContain('\e', nb.Text);
            Assert.DoesNotContain('\u202e', nb.Text);
            Assert.Contains("pwn", nb.Text);
            Assert.Equal([], Orders(nb.Out).Where(o => !o.Contains("title=") && !o.StartsWith("::stop-commands::", StringComparison.Ordinal)));
            Assert.Equal([], nb.Error.Split('\n').Where(l => l.TrimStart().StartsWith("::", StringComparison.Ordinal)));
        });
        Assert.Contains(Orders(all[0].Out), o => o.StartsWith("::error file=", StringComparison.Ordinal));
    }

    /// <summary>The workflow commands that GitHub would see in a log.</summary>
    private static IEnumerable<string> Orders(string log)
    {
        string? token = null;
        foreach (var line in log.Split('\n').Select(l => l.TrimStart()).Where(l => l.StartsWith("::", StringComparison.Ordinal)))
        {
            if (token is not null && line != $"::{token}::") continue;
            if (token is null) yield return line;
            token = line.StartsWith("::stop-commands::", StringComparison.Ordinal) && token is null ? line["::stop-commands::".Length..] : null;
        }
    }

    private void Notebook(string name, params string[] cells) =>
        _folder.Write(name, string.Concat(cells.Select(c => $"#!csharp\n\n{c}\n\n")));
}
