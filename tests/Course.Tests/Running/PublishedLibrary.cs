using System.Diagnostics;

namespace Course.Tests.Running;

/// <summary>What lessons import, built the way a reader's first run builds it.</summary>
internal static class PublishedLibrary
{
    public static async Task BuildAsync()
    {
        var start = new ProcessStartInfo("bash", ["nbtest.sh"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NBTEST_BUILD_ONLY"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"nbtest.sh cannot build the lessons' library:\n{await output}{await errors}");
    }
}
