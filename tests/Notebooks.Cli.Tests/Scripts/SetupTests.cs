namespace Notebooks.Cli.Tests.Scripts;

/// <summary>Runs the real .devcontainer/setup.sh in a checkout and on a path of its own, where stand-ins say what they were asked for.</summary>
public sealed class SetupTests : IDisposable
{
    private const string Kernel = "nbtest.sh kernel install --user";

    private readonly TempFolder _checkout = new();

    public SetupTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs bash");
        _checkout.Write(".devcontainer/setup.sh", File.ReadAllText(Repository.In(".devcontainer", "setup.sh")));
        foreach (var tool in (string[])["bash", "cat", "chmod", "dirname", "env", "id", "ls", "mkdir", "mktemp", "rm", "test"]) Link(tool);
        Program("nbtest.sh");
        // Every package but Chromium's is there, as on Ubuntu.
        Program("bin/apt-cache", "case $2 in chromium*) ;; *) echo \"$2 | 1.0 |\" ;; esac");
        Program("bin/apt-get");
        Program("bin/dpkg", "echo amd64");
        Program("bin/curl", "while [ \"$1\" != -o ]; do shift; done; echo deb >\"$2\"");
        Program("bin/sudo", "\"$@\"");
        Program("bin/npm");
        Program("bin/dotnet");
    }

    public void Dispose() => _checkout.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task The_kernel_comes_first_and_the_parts_after_it()
    {
        var (run, calls) = await SetUpAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Kernel, calls[0]);
        Assert.Contains("apt-get update -q", calls);
        Assert.Contains("apt-get install -q -y --no-install-recommends nodejs", calls);
        Assert.Contains("dotnet tool restore", calls);
        Assert.Contains(calls, call => call.StartsWith("dotnet tool install --global dotnet-dump --version ", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task Packages_come_all_at_once_and_what_is_missing_after_that_is_tried_alone()
    {
        // It brings node, and nothing else.
        Program("bin/apt-get", "[ $1 != install ] || { echo >\"${0%/*}/node\"; chmod 755 \"${0%/*}/node\"; }");

        var (_, calls) = await SetUpAsync();

        var installed = calls.Where(call => call.StartsWith("apt-get install ", StringComparison.Ordinal)).Select(call => call.Split("--no-install-recommends ")[1]).ToArray();
        Assert.Subset(installed[0].Split(' ').ToHashSet(), new HashSet<string>(["nodejs", "mariadb-client-core"]));
        Assert.DoesNotContain("nodejs", installed);
        Assert.Contains("mariadb-client-core", installed);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_cannot_be_installed_is_named_and_costs_nothing_else()
    {
        Program("bin/apt-get", "exit 100");
        Program("bin/npm", "exit 1");
        Program("bin/dotnet", "exit 1");

        var (run, calls) = await SetUpAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Kernel, calls[0]);
        Assert.Contains("apt-get install -q -y --no-install-recommends nodejs", calls);
        Assert.Contains("setup.sh: nodejs could not be installed; tests that need it are skipped.", run.Error);
        Assert.Contains("setup.sh: the tools of .config/dotnet-tools.json could not be fetched; tests that need them are skipped.", run.Error);
        Assert.Contains("setup.sh: dotnet-dump could not be installed; lesson 35 shows what it once said.", run.Error);
        Assert.Matches("setup.sh: these parts are missing, and tests that need them are skipped:.* nodejs", run.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_kernel_that_cannot_be_built_costs_no_part_and_is_a_failure()
    {
        Program("nbtest.sh", "exit 1");

        var (run, calls) = await SetUpAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("setup.sh: the kernel is not installed; what is above says why.", run.Error);
        Assert.Contains("dotnet tool restore", calls);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_Chromium_is_only_a_snap_the_package_of_its_maker_comes_instead(bool stub)
    {
        // It says that one should install a snap.
        if (stub) Program("bin/chromium-browser", "exit 1");

        var (run, calls) = await SetUpAsync();

        Assert.Contains(calls, call => call.StartsWith("curl ", StringComparison.Ordinal) && call.EndsWith("google-chrome-stable_current_amd64.deb", StringComparison.Ordinal));
        Assert.Contains(calls, call => call.StartsWith("apt-get install ", StringComparison.Ordinal) && call.EndsWith("/chrome.deb", StringComparison.Ordinal));
        Assert.DoesNotContain("could not be installed", run.Error);
        Assert.DoesNotContain("chromium-headless-shell", run.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task Where_there_is_a_Chromium_without_windows_it_comes_too()
    {
        Program("bin/apt-cache", "echo \"$2 | 1.0 |\"");

        var (_, calls) = await SetUpAsync();

        Assert.Contains("apt-get install -q -y --no-install-recommends chromium", calls);
        Assert.Contains("apt-get install -q -y --no-install-recommends chromium-headless-shell", calls);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("bin/dpkg", "echo arm64")]
    [InlineData("bin/curl", "exit 22")]
    public async Task Where_there_is_no_such_package_one_sentence_says_so(string program, string does)
    {
        Program(program, does);

        var (run, calls) = await SetUpAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("setup.sh: chromium could not be installed; tests that need it are skipped.", run.Error);
        Assert.DoesNotContain(calls, call => call.EndsWith("/chrome.deb", StringComparison.Ordinal) && call.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_browser_that_starts_is_enough()
    {
        Program("bin/google-chrome");

        var (_, calls) = await SetUpAsync();

        Assert.DoesNotContain(calls, call => call.EndsWith(" chromium", StringComparison.Ordinal) || call.StartsWith("curl", StringComparison.Ordinal));
    }

    private async Task<(Ended Run, string[] Calls)> SetUpAsync()
    {
        var run = await Programs.RunAsync(_checkout.Path, new() { ["PATH"] = _checkout["bin"], ["CALLS"] = _checkout["calls"], ["HOME"] = _checkout["home"] }, _checkout["bin/bash"], _checkout[".devcontainer/setup.sh"]);
        return (run, File.ReadAllLines(_checkout["calls"]));
    }

    private void Link(string tool)
    {
        Directory.CreateDirectory(_checkout["bin"]);
        File.CreateSymbolicLink(_checkout[$"bin/{tool}"], File.Exists($"/usr/bin/{tool}") ? $"/usr/bin/{tool}" : $"/bin/{tool}");
    }

    private void Program(string name, string does = "")
    {
        var path = _checkout.Write(name, $"#!/bin/bash\necho \"${{0##*/}} $*\" >>\"$CALLS\"\n{does}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
