using System.Text.RegularExpressions;
using Notebooks.Formats.Prose;

namespace Course.Tests.Writing;

/// <summary>The reader predicts, runs, and is told: each prediction has its answers, its answer, and claims that prove it.</summary>
public sealed partial class PredictionTests
{
    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Every_prediction_can_be_read(string slug)
    {
        var lesson = new Lesson(slug);

        var asked = lesson.Prose.Where(cell => Asks().IsMatch(cell.Source)).ToArray();

        Assert.NotEmpty(asked);
        Assert.All(asked, cell => Assert.True(Try(cell, out var why), $"{slug}.dib, {cell}: {why}"));
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Every_prediction_is_answered_and_a_claim_follows_it(string slug)
    {
        var cells = new Lesson(slug).Cells;
        var asked = cells.Where(cell => !cell.IsCode && Asks().IsMatch(cell.Source)).ToArray();

        Assert.All(asked, cell =>
        {
            var next = asked.FirstOrDefault(later => later.Number > cell.Number)?.Number ?? cells.Count + 1;
            // The answer may stand in the cell that asks the next question.
            var until = cells.Where(c => c.Number > cell.Number && c.Number <= next).ToArray();
            Assert.True(until.Any(c => !c.IsCode && Answers().IsMatch(c.Source)), $"{slug}.dib, {cell}: no paragraph below begins with {Prediction.AnswerBegins}");
            // One cell of claims may prove the answers of two predictions.
            var third = asked.Where(later => later.Number > cell.Number).Skip(1).FirstOrDefault()?.Number ?? cells.Count + 1;
            Assert.True(
                cells.Any(c => c.IsCode && c.Number > cell.Number && c.Number < third && c.Source.Contains("Check.", StringComparison.Ordinal)),
                $"{slug}.dib, {cell}: no claim follows it.");
        });
        Assert.Equal(asked.Length, cells.Where(c => !c.IsCode).Sum(c => Answers().Count(c.Source)));
    }

    private static bool Try(LessonCell cell, out string why)
    {
        try
        {
            why = "";
            return Prediction.In(cell.Source) is not null;
        }
        catch (FormatException e)
        {
            why = e.Message;
            return false;
        }
    }

    // However it is written: a question that is written otherwise is found, too.
    [GeneratedRegex(@"\*\*Predict|<!--\s*predict:")]
    private static partial Regex Asks();

    [GeneratedRegex(@"^\*\*Answer:\*\*", RegexOptions.Multiline)]
    private static partial Regex Answers();
}
