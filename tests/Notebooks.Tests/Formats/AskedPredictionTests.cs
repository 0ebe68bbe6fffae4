using Notebooks.Formats;
using Notebooks.Formats.Prose;

namespace Notebooks.Tests.Formats;

/// <summary>Where a notebook asks for predictions, and where it answers them.</summary>
public sealed class AskedPredictionTests
{
    private const string Question = "**Predict.** Which?\n\n- a\n- b\n\n<!-- predict: *a: yes | b: no -->";
    private const string Answer = "**Answer:** a.";

    [Fact]
    public void A_question_is_answered_below_at_the_latest_in_the_cell_that_asks_the_next_one()
    {
        var asked = AskedPrediction.In(Notebook(Question, "// 1", Answer + "\n\n" + Question, "// 2", "// 3", "text", Answer));

        Assert.Equal([(1, 3), (3, 7)], asked.Select(a => (a.Cell, a.AnsweredIn)));
        Assert.Equal([2, 4, 5, 6], Enumerable.Range(1, 7).Where(cell => asked.Any(a => a.IsOpenAt(cell))));
        Assert.Equal("Which?", asked[0].Prediction.Question);
    }

    [Fact]
    public void A_question_without_the_comment_is_only_text() => Assert.Empty(AskedPrediction.In(Notebook("**Predict.** Which?\n\n- a\n- b", "// 1")));

    [Fact]
    public void Code_asks_for_nothing() => Assert.Empty(AskedPrediction.In(Notebook("// <!-- predict: *a: yes | b: no -->")));

    [Theory]
    [InlineData("text", Question, "cell 2: no paragraph after this question begins with **Answer:**")]
    [InlineData(Question, Question + "\n\n" + Answer, "cell 2: no paragraph after this question begins with **Answer:**")]
    [InlineData("text", "**Predict.** Which?\n\n- a\n- c\n\n<!-- predict: *a: yes | b: no -->", "cell 2: the comment repeats the answers of the list")]
    [InlineData("text", "<!-- predict: a", "cell 2: a comment `<!-- predict: … -->` has no end `-->` within 2000 characters")]
    public void One_that_is_wrong_is_named_with_its_cell(string first, string second, string message)
    {
        var e = Assert.Throws<FormatException>(() => AskedPrediction.In(Notebook(first, second)));

        Assert.StartsWith(message, e.Message);
    }

    private static Notebook Notebook(params string[] cells) => new()
    {
        Cells =
        [
            .. cells.Select(text => text.StartsWith("//", StringComparison.Ordinal)
                ? new Cell { Kind = CellKind.Code, Language = Languages.CSharp, Source = text }
                : new Cell { Kind = CellKind.Markdown, Language = Languages.Markdown, Source = text }),
        ],
    };
}
