using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Planning;

namespace Notebooks.Interactive.Tests.Tool;

/// <summary>What a reader with the extension Polyglot Notebooks gets: the tool that it starts, of the version in the tool manifest.</summary>
public class ToolTests
{
    private const string Claim = "application/vnd.interleave.claim+json";

    [Theory(Timeout = 600000)]
    [Needs(Part.PolyglotTool)]
    [InlineData("02-what-await-does")]
    [InlineData("05-gather-when-all")]
    [InlineData("13-semaphore")]
    public async Task A_lesson_runs_in_the_tool_of_Polyglot_Notebooks(string slug)
    {
        await PublishedLibrary.BuildAsync();
        var file = Path.Combine(Repository.Notebooks, $"{slug}.dib");
        using var tool = await PolyglotTool.StartAsync(Repository.Notebooks);
        var claims = 0;

        // Solutions are in the place of exercises.
        foreach (var cell in Planner.Plan(file, NotebookFile.Read(file), keepsCellsWhole: true).Cells)
        {
            var said = await tool.SubmitAsync(cell.Source);
            var (kind, message) = (PolyglotTool.KindOf(said[^1]), $"{said[^1]["event"]?["message"]}");
            Assert.True(kind == "CommandSucceeded" || cell.Markers.Expectation is not null, $"{slug}, cell {cell.Number}: {message}");
            // A warning is enough for some; whatever fails has to fail as the lesson says.
            if (kind == "CommandFailed") Assert.Contains(Expected(cell.Markers.Expectation!), message);
            claims += said.Count(ClaimThatHolds);
        }

        Assert.True(claims > 0, "No claim was shown.");
    }

    private static string Expected(CellExpectation expectation) => expectation is ExpectedException exception ? exception.Type : $"{expectation}";

    private static bool ClaimThatHolds(JsonNode envelope) =>
        PolyglotTool.KindOf(envelope) == "DisplayedValueProduced"
        && envelope["event"]!["formattedValues"]!.AsArray().FirstOrDefault(value => value!["mimeType"]!.GetValue<string>() == Claim) is { } claim
        && JsonNode.Parse(claim["value"]!.GetValue<string>())!["passed"]!.GetValue<bool>();
}
