using System.Text.Json.Nodes;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

public sealed class OutputTextTests
{
    private static readonly Failure Failure = new(FailureKind.Exception, "it is six: 7, expected 6. Likely: one too many", 2, ["   at (cell) in a.dib#1:line 2"]);

    [Theory]
    [InlineData("it is six", false, "begun | end")]
    [InlineData("it is six", true, "begun | ✘ it is six | end")]
    [InlineData("another", false, "begun | ✘ another | end")]
    [InlineData("", false, "begun | ✘  | end")]
    public void A_claim_that_the_failure_names_is_not_said_twice(string claim, bool passed, string lines)
    {
        var shown = new DisplayOutput("1", new() { ["application/vnd.interleave.claim+json"] = new JsonObject { ["claim"] = claim, ["passed"] = passed }, ["text/plain"] = $"✘ {claim}" }, false);
        var cell = Made.Failed(1, Failure, "x", 2, new TextOutput(false, "begun\n"), shown, new TextOutput(false, "end"));

        Assert.Equal(lines, string.Join(" | ", OutputText.Before(cell, Failure)));
    }
}
