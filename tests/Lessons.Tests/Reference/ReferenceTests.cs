namespace Lessons.Tests.Reference;

/// <summary>The reference says what the library says.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void The_reference_is_what_the_documentation_says()
    {
        var text = ReferencePage.Text();
        if (Environment.GetEnvironmentVariable("WRITE_REFERENCE") == "1") File.WriteAllText(ReferencePage.File, text);
        Assert.Equal(text, File.ReadAllText(ReferencePage.File).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Timeline")]
    [InlineData("Recorder")]
    [InlineData("Recording")]
    [InlineData("Check")]
    [InlineData("Is")]
    [InlineData("EventLoop")]
    [InlineData("Gate")]
    [InlineData("LocalServer")]
    [InlineData("TaskGroup")]
    [InlineData("VirtualTime")]
    public void A_type_that_lessons_use_often_has_an_example(string name) =>
        Assert.NotNull(SymbolDocumentation.Of(Assert.Single(ReferencePage.Types(), type => type.Name == name)).Example);

    [Fact]
    public void Nobody_reads_of_parameters_that_the_compiler_fills_in() =>
        Assert.DoesNotMatch(@"int line = 0|string file = |string expression = ", ReferencePage.Text());

    [Fact]
    public void Every_type_of_the_states_is_there() =>
        Assert.Superset(new HashSet<string> { "State", "Outcome", "Operation", "Segment", "Claim" }, ReferencePage.Types().Select(type => type.Name).ToHashSet());
}
