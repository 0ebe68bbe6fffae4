namespace Course.Tests.Pages;

/// <summary>The examples of the reference are code that runs in a lesson.</summary>
public sealed class ReferencePageTests
{
    [Fact(Timeout = 600_000)]
    public async Task Every_example_runs_and_shows_something()
    {
        using var folder = new TempFolder("reference ");
        var examples = CodeBlock.Of("reference.md");

        var outputs = await PageRun.OutputsAsync(folder, examples);

        Assert.True(examples.Count >= 10, $"{examples.Count} examples");
        Assert.All(examples.Zip(outputs), example => Assert.True(example.Second.Count > 0, $"{example.First} shows nothing"));
    }
}
