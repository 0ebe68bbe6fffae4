using System.Diagnostics;
using Lessons.World.Databases;
using MySqlConnector;

namespace Lessons.Tests.World.Databases;

public sealed class ServerStartTests
{
    private const int Second = 1000;

    [Fact(Timeout = 60 * Second)]
    public async Task One_that_is_not_installed_is_null_and_with_CI_an_error()
    {
        var start = () => ServerStart.TryAsync<string>("NoSuchServer", start: null);
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Contains("needs NoSuchServer: run .devcontainer/setup.sh", (await Assert.ThrowsAsync<InvalidOperationException>(start)).Message);
        else
            Assert.Null(await start());
    }

    [Fact(Timeout = 60 * Second)]
    public async Task A_start_that_fails_leaves_no_folder()
    {
        var folder = "";
        await Assert.ThrowsAsync<IOException>(() => ServerStart.TryAsync<string>("Failing", given =>
        {
            folder = given;
            Assert.True(Directory.Exists(given));
            throw new IOException();
        }));
        Assert.False(Directory.Exists(folder));
    }

    [Fact(Timeout = 60 * Second)]
    public async Task A_server_that_ends_at_once_says_why_and_leaves_no_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "it is a script of a Unix shell");
        var folder = Directory.CreateTempSubdirectory("interleave-").FullName;
        var start = new ProcessStartInfo("sh", ["-c", "echo the disk is full >&2; exit 3"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var server = new ServerProcess("Broken", folder, start, ServerProcess.Terminate);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            server.AcceptsAsync(() => new MySqlConnection("Server=127.0.0.1;Port=1;Pooling=false")));

        Assert.StartsWith("Broken did not start: the disk is full", failure.Message);
        Assert.False(Directory.Exists(folder));
    }

    [Fact(Timeout = 60 * Second)]
    public async Task A_program_that_fails_says_why()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "it is a script of a Unix shell");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => new ServerAccount("65534").RunAsync("sh", "-c", "echo no room >&2; exit 1"));
        Assert.StartsWith("sh failed: no room", failure.Message);
    }

    [Fact(Timeout = 60 * Second)]
    public async Task A_program_that_does_not_finish_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "it is a program of Unix");
        var account = new ServerAccount("65534") { Limit = TimeSpan.FromMilliseconds(200) };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => account.RunAsync("sleep", "600"));
        Assert.Equal("sleep did not finish within 0.2 s.", failure.Message);
    }
}
