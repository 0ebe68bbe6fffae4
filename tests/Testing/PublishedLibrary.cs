namespace Testing;

/// <summary>What lessons import, built the way a reader's first run builds it.</summary>
public static class PublishedLibrary
{
    /// <summary>Builds it, or finds that nothing has changed.</summary>
    public static async Task BuildAsync()
    {
        var built = await Programs.RunAsync(Repository.Root, new() { ["NBTEST_BUILD_ONLY"] = "1" }, "bash", "nbtest.sh");
        Assert.True(built.ExitCode == 0, $"nbtest.sh cannot build the lessons' library:\n{built.Text}");
    }
}
