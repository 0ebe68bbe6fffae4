using Lessons.World;

namespace Lessons.Tests.World;

/// <summary>Tools that look into another process, installed or not.</summary>
public class DiagnosticToolTests
{
    [Fact(Timeout = 120_000)]
    public async Task Where_a_tool_is_not_installed_it_says_what_was_recorded_of_it()
    {
        var said = await DiagnosticTool.RunAsync("dotnet-stack", "--version");
        Assert.True(said.StartsWith("recorded\n", StringComparison.Ordinal) ? said.Contains("Program.<Main>") : said.Length > 0, said);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.DiagnosticTools)]
    public async Task An_installed_tool_is_run()
    {
        foreach (var name in new[] { "dotnet-stack", "dotnet-counters", "dotnet-dump" })
            Assert.Matches(@"^\d+\.\d+\.\d+", await DiagnosticTool.RunAsync(name, "--version"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_tool_of_which_nothing_was_recorded_is_named()
    {
        var exception = await Assert.ThrowsAsync<FileNotFoundException>(() => DiagnosticTool.RunAsync("dotnet-nothing"));
        Assert.Contains("dotnet-nothing.txt", exception.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_tool_on_the_path_gets_its_arguments_and_no_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs sh");
        using var folder = new TempFolder("tools ");
        var tool = folder["dotnet-made-up"];
        await File.WriteAllTextAsync(tool, "#!/bin/sh\ncat\necho \"$# $2\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", $"{path}{Path.PathSeparator}{folder.Path}");
            Assert.Equal("2 b c\n", await DiagnosticTool.RunAsync("dotnet-made-up", "a", "b c"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
