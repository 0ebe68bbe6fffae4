using Notebooks.Formats;

namespace Notebooks.Tests.Planning;

public sealed class MarkerTests
{
    [Fact]
    public void A_cell_without_comments_says_nothing() => Assert.Equal(new Markers(), Markers.Read("var x = 1; // expect: CS0001"));

    [Theory]
    [InlineData("// expect: throws TimeoutException", "throws TimeoutException")]
    [InlineData("//expect:  CS4014 ", "CS4014")]
    [InlineData("// A remark first.\n\n// expect: throws System.IO.IOException\nx", "throws System.IO.IOException")]
    [InlineData("#!time\n// expect: CS1996", "CS1996")]
    public void Expectations_are_read_from_the_first_lines(string source, string expected) =>
        Assert.Equal(expected, Markers.Read(source).Expectation?.ToString());

    [Theory]
    [InlineData("// expect: something")]
    [InlineData("// expect: throws")]
    [InlineData("// expect:")]
    [InlineData("// exercise:")]
    [InlineData("// exercise: two words")]
    public void A_marker_that_cannot_be_understood_is_a_problem_with_advice(string source)
    {
        var problem = Markers.Read("\n" + source).Problem;
        Assert.NotNull(problem);
        Assert.Equal(2, problem.Line);
        Assert.Contains("`", problem.Message);
    }

    [Fact]
    public void Ids_of_exercises_solutions_and_checks_are_read()
    {
        Assert.Equal("total-length", Markers.Read("// exercise: total-length").Exercise);
        Assert.Equal("total-length", Markers.Read("// solution: total-length").Solution);
        Assert.Equal("total-length", Markers.Read("// check: total-length").Check);
        Assert.Null(Markers.Read("// check").Check);
    }

    [Fact]
    public void Comments_after_the_first_line_of_code_are_only_comments() =>
        Assert.Equal(new Markers(), Markers.Read("var x = 1;\n// exercise: a\n// expect: nonsense"));

    [Theory]
    [InlineData("TimeoutException", true)]
    [InlineData("System.TimeoutException", true)]
    [InlineData("SystemException", true)]
    [InlineData("outException", false)]
    [InlineData("IOException", false)]
    public void An_expected_exception_matches_simple_full_and_base_names(string expected, bool met) =>
        Assert.Equal(met, new ExpectedException(expected).IsMetBy(["System.TimeoutException", "System.SystemException", "System.Exception"]));
}
