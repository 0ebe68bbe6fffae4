namespace Notebooks.Cli.Tests.Scripts;

/// <summary>Runs the real nbtest.ps1, which is for Windows, by PowerShell for this system. What nbtest.sh does, it does.</summary>
[Needs(Part.PowerShell)]
public sealed class NbTestPowerShellTests : IDisposable
{
    private readonly FakeCheckout _checkout = new("nbtest.ps1");

    public void Dispose() => _checkout.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task It_builds_once_and_hands_all_arguments_to_the_command_from_any_folder()
    {
        var first = await RunAsync(Path.GetTempPath(), "--only this", "b c.dib", "--param", "a=1");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.StartsWith("Building ... ", first.Out);
        Assert.EndsWith($"/nb.dll|nbtest|{_checkout.Path}|--only this|b c.dib|--param|a=1|\n", first.Out);
        Assert.Equal(["build", "build.log", "building.lock", "current", "nb"], _checkout.Artifacts);

        Assert.DoesNotContain("Building", (await RunAsync(_checkout.Path)).Out);

        // What a build leaves beside the sources is no source.
        _checkout.Write("src/Notebooks.Cli/obj/generated.cs");
        Assert.DoesNotContain("Building", (await RunAsync(_checkout.Path)).Out);

        _checkout.Write("src/Notebooks.Cli/Program.cs", "return 1;");
        Assert.StartsWith("Building ... ", (await RunAsync(_checkout.Path)).Out);

        File.Delete(_checkout["shared/bin/Lessons.dll"]);
        Assert.StartsWith("Building ... ", (await RunAsync(_checkout.Path)).Out);
        Assert.True(File.Exists(_checkout["shared/bin/Lessons.dll"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_exit_code_is_that_of_the_command() => Assert.Equal(1, (await RunAsync(_checkout.Path, "--fail")).ExitCode);

    [Fact(Timeout = 120_000)]
    public async Task The_second_engine_is_built_when_it_is_first_asked_for()
    {
        var first = await RunAsync(_checkout.Path, "--engine", "interactive", "a.dib");
        Assert.Contains("Building .NET Interactive ... ", first.Out);
        Assert.EndsWith("|--engine|interactive|a.dib|\n", first.Out);

        Assert.DoesNotContain("Building", (await RunAsync(_checkout.Path, "--engine=interactive")).Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_is_edited_while_it_is_built_is_compiled_again_by_the_next_build()
    {
        _checkout.Write("src/Notebooks/Cell.cs");
        _checkout.Replace("sdk/dotnet", "sleep 0.3", "mkdir -p \"$root/artifacts/build/obj/Notebooks\"; sleep 0.3; echo 'return 1;' >\"$root/src/Notebooks.Cli/Program.cs\"");

        Assert.Equal(0, (await RunAsync(_checkout.Path)).ExitCode);

        Assert.False(Path.Exists(_checkout["artifacts/build/obj/Notebooks.Cli"]));
        Assert.True(Path.Exists(_checkout["artifacts/build/obj/Notebooks"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_kernel_that_is_installed_is_a_copy_that_stays_when_a_new_one_is_built()
    {
        Assert.EndsWith($"{_checkout["artifacts/kernel"]}/nb.dll|nbtest|{_checkout.Path}|kernel|install|--user|\n", (await RunAsync(_checkout.Path, "kernel", "install", "--user")).Out);

        _checkout.Write("src/Notebooks.Cli/Program.cs", "return 1;");
        await RunAsync(_checkout.Path, "kernel", "list");
        Assert.Equal("0", _checkout.Read("artifacts/kernel/nb.dll"));

        await RunAsync(_checkout.Path, "kernel", "install");
        Assert.Equal("1", _checkout.Read("artifacts/kernel/nb.dll"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Two_at_once_build_once_and_both_run()
    {
        var runs = await Task.WhenAll(RunAsync(_checkout.Path), RunAsync(_checkout.Path));

        Assert.All(runs, r => Assert.True(r.ExitCode == 0, r.Text));
        Assert.Single(runs, r => r.Out.Contains("Building"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_failed_build_shows_its_messages()
    {
        _checkout.Write("src/Notebooks.Cli/Program.cs", "#error");

        var run = await RunAsync(_checkout.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CS1029", run.Error);
        Assert.Contains("nbtest.ps1: the build failed; its messages are above", run.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_SDK_that_is_too_old_is_named_together_with_what_is_needed()
    {
        _checkout.FakeSdk("9.0.300");
        // The usual folders of this machine may well hold a newer one: the stand-in gets what it needs, and nothing else.
        foreach (var program in (string[])["bash", "dirname", "env"]) File.CreateSymbolicLink(_checkout[$"sdk/{program}"], $"/usr/bin/{program}");

        var run = await RunWithAsync(_checkout["sdk"], _checkout.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the .NET SDK 10 or later is needed, and only 9.0.300 was found. Get it from https://dotnet.microsoft.com/download", run.Error);
    }

    [Fact]
    public void Windows_PowerShell_reads_it_too() => Assert.DoesNotContain(File.ReadAllText(Repository.In("nbtest.ps1")), c => c > 126);

    [Fact]
    public void The_command_of_Windows_starts_it_with_all_arguments_and_ends_as_it_does()
    {
        var lines = File.ReadAllLines(Repository.In("nbtest.cmd"));

        Assert.Equal(@"powershell -NoProfile -ExecutionPolicy Bypass -File ""%~dp0nbtest.ps1"" %*", lines[^2]);
        Assert.Equal("exit /b %ERRORLEVEL%", lines[^1]);
    }

    private Task<Ended> RunAsync(string folder, params string[] arguments) => RunWithAsync(_checkout.Variables["PATH"]!, folder, arguments);

    // The stand-in for the SDK is on the path, so PowerShell is not started from there.
    private Task<Ended> RunWithAsync(string path, string folder, params string[] arguments) =>
        Programs.RunAsync(folder, new(_checkout.Variables) { ["PATH"] = path, ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
            Programs.Dotnet, [Parts.PowerShellPath!, "-NoProfile", "-NonInteractive", "-File", _checkout["nbtest.ps1"], .. arguments]);
}
