namespace Notebooks.Cli.Tests.Scripts;

/// <summary>Runs the real nbtest.sh in a small checkout of its own, where a stand-in for the SDK says which versions it has and "builds" in no time.</summary>
public sealed class NbTestScriptTests : IDisposable
{
    private readonly FakeCheckout _checkout = new("nbtest.sh");

    public void Dispose() => _checkout.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Its_syntax_is_right()
    {
        var bash = await Programs.RunAsync(_checkout.Path, [], "bash", "-n", "nbtest.sh");

        Assert.Equal((0, ""), (bash.ExitCode, bash.Error));
    }

    [Fact(Timeout = 120_000)]
    public async Task It_hands_its_own_notebooks_and_all_arguments_to_the_command_from_any_folder()
    {
        var run = await RunAsync(workingFolder: Path.GetTempPath(), arguments: ["--only this", "b c.dib"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Building … ", run.Out);
        Assert.EndsWith($"/nb.dll|nbtest|{_checkout.Path}|--only this|b c.dib|\n", run.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_kernel_that_is_installed_is_a_copy_that_stays_when_a_new_one_is_built()
    {
        var first = await RunAsync(arguments: ["kernel", "install", "--user"]);
        Assert.EndsWith($"{_checkout["artifacts/kernel"]}/nb.dll|nbtest|{_checkout.Path}|kernel|install|--user|\n", first.Out);
        Assert.Equal("0", _checkout.Read("artifacts/kernel/nb.dll"));

        _checkout.Write("src/Notebooks.Cli/Program.cs", "return 1;");
        Assert.Contains("Building", (await RunAsync(arguments: ["kernel", "list"])).Out);
        Assert.Equal("0", _checkout.Read("artifacts/kernel/nb.dll"));

        await RunAsync(arguments: ["kernel", "install"]);
        Assert.Equal("1", _checkout.Read("artifacts/kernel/nb.dll"));
        Assert.Equal(["build", "build.log", "current", "kernel", "nb"], _checkout.Artifacts);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_build_that_takes_long_says_every_nine_seconds_what_is_done()
    {
        _checkout.Replace("sdk/dotnet", "sleep 0.3", "sleep 10");

        Assert.Matches(@"^Building … (9|\d\d+) s, Notebooks\.Protocol, libraries made ready: 1 … \d\d+ s\n", (await RunAsync()).Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_exit_code_is_that_of_the_command()
    {
        var run = await RunAsync(arguments: ["--fail"]);

        Assert.Equal(1, run.ExitCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_SDK_that_is_too_old_is_named_together_with_what_is_needed()
    {
        _checkout.FakeSdk("9.0.300");

        // The usual folders of this machine may well hold a newer one.
        _checkout.Replace("nbtest.sh", "/usr/", "/nowhere/");

        var run = await RunAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the .NET SDK 10 or later is needed, and only 9.0.300 was found. Get it from https://dotnet.microsoft.com/download", run.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_builds_again_when_a_source_has_changed_and_only_then()
    {
        Assert.Contains("Building", (await RunAsync()).Out);
        Assert.DoesNotContain("Building", (await RunAsync()).Out);

        _checkout.Write("src/Notebooks.Cli/obj/generated.cs");
        Assert.DoesNotContain("Building", (await RunAsync()).Out);

        _checkout.Write("src/Notebooks.Cli/Program.cs", "return 1;");
        Assert.Contains("Building", (await RunAsync()).Out);

        File.Delete(_checkout["src/Notebooks.Cli/Program.cs"]);
        Assert.Contains("Building", (await RunAsync()).Out);

        // Cells import it as it is: nothing is built from it.
        _checkout.Write("shared/lesson.csx", "// changed");
        Assert.DoesNotContain("Building", (await RunAsync()).Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_is_edited_while_it_is_built_is_compiled_again_by_the_next_build()
    {
        _checkout.Write("src/Notebooks/Cell.cs");
        _checkout.Replace("sdk/dotnet", "sleep 0.3", "mkdir -p \"$root/artifacts/build/obj/Notebooks\"; sleep 0.3; echo 'return 1;' >\"$root/src/Notebooks.Cli/Program.cs\"");

        Assert.Equal(0, (await RunAsync()).ExitCode);

        // Nothing that was compiled before the edit is left; what was not edited stays.
        Assert.False(Path.Exists(_checkout["artifacts/build/obj/Notebooks.Cli"]));
        Assert.True(Path.Exists(_checkout["artifacts/build/obj/Notebooks"]));
        Assert.Contains("Building", (await RunAsync()).Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_builds_again_when_what_it_built_is_gone()
    {
        await RunAsync();
        File.Delete(_checkout["shared/bin/Lessons.dll"]);

        Assert.Contains("Building", (await RunAsync()).Out);
        Assert.True(File.Exists(_checkout["shared/bin/Lessons.dll"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_second_engine_is_built_when_it_is_first_asked_for()
    {
        Assert.DoesNotContain(".NET Interactive", (await RunAsync()).Out);

        var first = await RunAsync(arguments: ["--engine", "interactive", "a.dib"]);
        Assert.Contains("Building .NET Interactive … ", first.Out);
        Assert.DoesNotContain("Building … ", first.Out);
        Assert.EndsWith("|--engine|interactive|a.dib|\n", first.Out);
        Assert.DoesNotContain("Building", (await RunAsync(arguments: "--engine=interactive")).Out);

        _checkout.Write("src/Notebooks.Cli/Program.cs", "return 1;");
        Assert.DoesNotContain(".NET Interactive", (await RunAsync(arguments: ["--engine", "compiled"])).Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task Two_at_once_build_once_and_both_run()
    {
        var runs = await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());

        Assert.All(runs, r => Assert.Equal(0, r.ExitCode));
        Assert.Single(runs, r => r.Out.Contains("Building"));
        Assert.Equal(["build", "build.log", "current", "nb"], _checkout.Artifacts);
    }

    [Fact(Timeout = 120_000)]
    public async Task Of_a_build_that_is_killed_nothing_is_left_after_the_next_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        _checkout.Replace("sdk/dotnet", "sleep 0.3", "sleep 1");
        using (var killed = RunningProgram.Start(_checkout.Path, _checkout.Variables, "bash", _checkout["nbtest.sh"]))
        {
            while (!Directory.Exists(_checkout["artifacts"]) || !Directory.EnumerateDirectories(_checkout["artifacts"], "new.*").Any()) await Task.Delay(20, TestContext.Current.CancellationToken);
            killed.Kill();
            Assert.NotEqual(0, (await killed.EndAsync()).ExitCode);
        }

        Assert.Equal(0, (await RunAsync()).ExitCode);

        Assert.Equal(["build", "build.log", "current", "nb"], _checkout.Artifacts);
        // It says every nine seconds how long it takes.
        while (Processes().Any()) await Task.Delay(100, TestContext.Current.CancellationToken);

        IEnumerable<string> Processes() => Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Where(folder =>
        {
            try { return File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(_checkout["nbtest.sh"], StringComparison.Ordinal); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return false; }
        });
    }

    [Theory(Timeout = 120_000)]
    [InlineData("999999999")]
    // Somebody has its process id by now.
    [InlineData("1@12345@{host}")]
    [InlineData("999999999@12345@{host}")]
    public async Task A_lock_left_by_a_killed_build_holds_nobody_up(string holder)
    {
        Directory.CreateDirectory(_checkout["artifacts"]);
        File.CreateSymbolicLink(_checkout["artifacts/building"], holder.Replace("{host}", await HostAsync()));

        Assert.Equal(0, (await RunAsync()).ExitCode);
        Assert.False(Path.Exists(_checkout["artifacts/building"]));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("this process")]
    [InlineData("process of another user")]
    [InlineData("other machine")]
    public async Task A_build_waits_for_one_that_is_at_work(string holder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc, and programs to be another user");
        var asAnother = holder == "process of another user";
        // The first process is the system's: whoever runs the tests is another user, or becomes one.
        var id = asAnother ? 1 : Environment.ProcessId;
        var began = (await File.ReadAllTextAsync($"/proc/{id}/stat", TestContext.Current.CancellationToken)).Split(") ")[^1].Split(' ')[19];
        Directory.CreateDirectory(_checkout["artifacts"]);
        File.CreateSymbolicLink(_checkout["artifacts/building"], holder == "other machine" ? $"{id}@1@elsewhere" : $"{id}@{began}@{await HostAsync()}");
        string[] become = [];
        if (asAnother && Environment.IsPrivilegedProcess)
        {
            become = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"];
            Assert.Equal(0, (await Programs.RunAsync(_checkout.Path, [], "chown", "-Rh", "65534:65534", _checkout.Path)).ExitCode);
        }

        string[] line = [.. become, "bash", _checkout["nbtest.sh"]];
        using var waiting = RunningProgram.Start(_checkout.Path, _checkout.Variables, line[0], line[1..]);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.False(waiting.HasEnded);
        Assert.False(Directory.Exists(_checkout["artifacts/nb"]));
        File.Delete(_checkout["artifacts/building"]);

        Assert.Equal(0, (await waiting.EndAsync()).ExitCode);
        Assert.True(Directory.Exists(_checkout["artifacts/nb"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_failed_build_shows_its_messages_and_leaves_what_worked()
    {
        await RunAsync();
        _checkout.Write("src/Notebooks.Cli/Program.cs", "#error");

        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CS1029", run.Error);
        Assert.True(File.Exists(_checkout["shared/bin/Lessons.dll"]));
        Assert.False(Path.Exists(_checkout["artifacts/building"]));
        Assert.Equal(1, (await RunAsync()).ExitCode);
    }

    private static async Task<string> HostAsync() => (await Programs.RunAsync(Path.GetTempPath(), [], "uname", "-n")).Out.Trim();

    private Task<Ended> RunAsync(string? workingFolder = null, params string[] arguments) =>
        Programs.RunAsync(workingFolder ?? _checkout.Path, _checkout.Variables, "bash", [_checkout["nbtest.sh"], .. arguments]);
}
