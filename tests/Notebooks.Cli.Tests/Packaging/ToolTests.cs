using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Cli.Tests.Packaging;

/// <summary>The command as a .NET tool: packed from what the tests were built from, installed without a network, and used in a folder that has nothing of the course.</summary>
public sealed class ToolTests(ToolTests.Installed tool) : IClassFixture<ToolTests.Installed>
{
    private static readonly Regex NewestVersion = new(@"^## (\d+\.\d+\.\d+)", RegexOptions.Multiline);

    [Fact(Timeout = 120_000)]
    public async Task It_runs_the_notebooks_of_other_people()
    {
        using var folder = new TempFolder();
        folder.Write("theirs.ipynb", """
            {"cells": [{"cell_type": "code", "metadata": {}, "source": ["var squares = Enumerable.Range(1, 3).Select(n => n * n);\n", "squares.Sum()"], "outputs": [], "execution_count": null}],
             "metadata": {"kernelspec": {"name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#"}}, "nbformat": 4, "nbformat_minor": 5}
            """);

        var run = await tool.NbAsync(folder.Path, "run", "--out", "results");

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Contains("1 passed, 0 failed", run.Out);
        Assert.Contains("14", File.ReadAllText(folder["results/theirs.ipynb"]));
        Assert.Equal(0, (await tool.NbAsync(folder.Path, "convert", "theirs.ipynb", "theirs.dib")).ExitCode);
        Assert.Contains("squares.Sum()", File.ReadAllText(folder["theirs.dib"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_Jupyter_starts_is_the_command_which_stays_when_the_tool_is_updated()
    {
        using var folder = new TempFolder();
        var installed = await tool.NbAsync(folder.Path, "kernel", "install", "--prefix", folder["prefix"]);
        Assert.True(installed.ExitCode == 0, installed.Text);

        var spec = JsonNode.Parse(File.ReadAllText(folder["prefix/share/jupyter/kernels/.net-csharp/kernel.json"]))!;
        string[] arguments = [.. spec["argv"]!.AsArray().Select(argument => $"{argument}")];
        Assert.Equal([tool.Command, "kernel", "start", "--connection-file", "{connection_file}"], arguments);

        // A front end that was not started by a shell has no more than what is written here.
        var environment = new Dictionary<string, string?> { ["DOTNET_ROOT"] = $"{spec["env"]!["DOTNET_ROOT"]}", ["PATH"] = "/usr/bin:/bin" };
        var started = await Programs.RunAsync(folder.Path, environment, arguments[0], [.. arguments[1..^1], "missing.json"]);
        Assert.Equal(1, started.ExitCode);
        Assert.Contains("missing.json", started.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task Its_version_is_the_one_that_the_notes_begin_with()
    {
        var newest = NewestVersion.Match(File.ReadAllText(Repository.In(".github", "CHANGELOG.md"))).Groups[1].Value;

        Assert.Matches($@"^{Regex.Escape(newest)}(\+|$)", (await tool.NbAsync(Path.GetTempPath(), "--version")).Out.Trim());
    }

    /// <summary>The tool in a folder of its own.</summary>
    public sealed class Installed : IAsyncLifetime
    {
        private readonly TempFolder _folder = new("tool ");

        /// <summary>Path of the command.</summary>
        public string Command => _folder[OperatingSystem.IsWindows() ? "tools/nb.exe" : "tools/nb"];

        public async ValueTask InitializeAsync()
        {
            // It packs what is built, so that it neither builds anew nor writes where another build reads.
            var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
            await DotnetAsync("pack", Repository.In("src", "Notebooks.Cli"), "--no-build", "--configuration", configuration, "--output", _folder["packages"], "--nologo", "--verbosity", "quiet", "-nodeReuse:false");
            _folder.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="here" value="{_folder["packages"]}" /></packageSources></configuration>""");
            await DotnetAsync("tool", "install", "Interleave.Notebooks", "--tool-path", _folder["tools"], "--configfile", _folder["nuget.config"]);
        }

        /// <summary>Runs the command.</summary>
        public Task<Ended> NbAsync(string folder, params string[] arguments) =>
            Programs.RunAsync(folder, new() { ["DOTNET_ROOT"] = Root, ["NB_CACHE"] = _folder["cache"] }, Command, arguments);

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        // The command finds no runtime but in the usual folders, and the tests may run by another one.
        private static string? Root => Path.IsPathRooted(Programs.Dotnet) ? Path.GetDirectoryName(Programs.Dotnet) : Environment.GetEnvironmentVariable("DOTNET_ROOT");

        private async Task DotnetAsync(params string[] arguments)
        {
            var ended = await Programs.RunAsync(_folder.Path, new() { ["DOTNET_NOLOGO"] = "1" }, Programs.Dotnet, arguments);
            Assert.True(ended.ExitCode == 0, ended.Text);
        }
    }
}
