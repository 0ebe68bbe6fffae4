using Notebooks.Formats.Prose;

namespace Notebooks.Tests.Formats;

/// <summary>What readers are asked to predict.</summary>
public sealed class PredictionTests
{
    private const string Three = """
        ## All at once

        The calls wait. **Predict.** How long do the three
        calls take?

        - 100 ms
        - `300 ms`
        - 600 ms: or more

        <!-- predict: 100 ms: the fastest ends the wait | *`300 ms`: the slowest ends last | 600 ms: or more -->
        """;

    [Fact]
    public void It_has_a_question_answers_and_reasons()
    {
        var prediction = Prediction.In(Three.Replace("600 ms: or more\n", "600 ms\n").Replace("600 ms: or more", "600 ms: each waits for the one before"))!;

        Assert.Equal("How long do the three calls take?", prediction.Question);
        Assert.Equal(
            [new("100 ms", "the fastest ends the wait", false), new("`300 ms`", "the slowest ends last", true), new("600 ms", "each waits for the one before", false)],
            prediction.Choices);
    }

    [Fact]
    public void Text_without_a_question_has_none() => Assert.Null(Prediction.In("# A title\n\nPredict what you like.\n\n- a\n- b\n"));

    [Theory]
    [InlineData("**Predict.** Which?\n\n- a\n- b\n", "and has 0")]
    [InlineData("Which?\n\n- a\n- b\n\n<!-- predict: *a: yes | b: no -->", "no question after **Predict.**")]
    [InlineData("**Predict.** Which?\n\n- a\n- b\n\n<!-- predict: *a: yes | b: no -->\n<!-- predict: *a: yes | b: no -->", "and has 2")]
    [InlineData("**Predict.** Which?\n\n- a\n\n<!-- predict: *a: yes -->", "has 2 or 3 answers, and here are 1")]
    [InlineData("**Predict.** Which?\n\n- a\n- b\n\n<!-- predict: a: yes | b: no -->", "one answer of a prediction is right")]
    [InlineData("**Predict.** Which?\n\n- a\n- b\n\n<!-- predict: *a: yes | *b: no -->", "one answer of a prediction is right")]
    [InlineData("**Predict.** Which?\n\n- a\n- b\n\n<!-- predict: *a: yes | b -->", "`b` has none")]
    [InlineData("**Predict.** Which?\n\n- a\n- c\n\n<!-- predict: *a: yes | b: no -->", "the list says `a | c`, the comment `a | b`")]
    [InlineData("**Predict.** Which?\n\n<!-- predict: *a: yes | b: no -->", "the list says nothing")]
    public void What_cannot_be_understood_is_said(string markdown, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Prediction.In(markdown)).Message);
}
