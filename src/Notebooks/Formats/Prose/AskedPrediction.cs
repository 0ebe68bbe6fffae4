using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Notebooks.Formats.Prose;

/// <summary>A prediction of a notebook, and where it is answered.</summary>
/// <param name="Prediction">The question and its answers.</param>
/// <param name="Cell">The number of the cell that asks for it.</param>
/// <param name="AnsweredIn">The number of the cell that answers it.</param>
public sealed partial record AskedPrediction(Prediction Prediction, int Cell, int AnsweredIn)
{
    /// <summary>The predictions that a notebook asks for, in order. A question without the comment of a prediction is only text.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <exception cref="FormatException">One cannot be understood, or has no answer. The message names the cell and says what to do.</exception>
    public static ImmutableArray<AskedPrediction> In(Notebook notebook)
    {
        var asked = notebook.Cells.Select((cell, i) => (Number: i + 1, Prediction: Read(cell, i + 1))).Where(c => c.Prediction is not null).ToArray();
        return
        [
            .. asked.Select((question, i) =>
            {
                // The cell that asks the next question may begin with the answer to this one.
                var last = i + 1 < asked.Length ? asked[i + 1].Number : notebook.Cells.Length;
                var answer = Enumerable.Range(question.Number + 1, last - question.Number).FirstOrDefault(n => Answers(notebook.Cells[n - 1]));
                return answer > 0 ? new AskedPrediction(question.Prediction!, question.Number, answer)
                    : throw new FormatException($"cell {question.Number}: no paragraph after this question begins with {Prediction.AnswerBegins}: write one, before the next question.");
            }),
        ];
    }

    /// <summary>Whether a cell comes after the question and before the answer.</summary>
    /// <param name="cell">The number of the cell.</param>
    public bool IsOpenAt(int cell) => cell > Cell && cell < AnsweredIn;

    /// <summary>Whether a paragraph tells the right answer.</summary>
    /// <param name="markdown">The paragraph, or several.</param>
    public static bool Answers(string markdown) => Answer().IsMatch(markdown);

    private static bool Answers(Cell cell) => cell.Kind == CellKind.Markdown && Answers(cell.Source);

    private static Prediction? Read(Cell cell, int number)
    {
        if (cell.Kind != CellKind.Markdown || !Prediction.IsMeant(cell.Source)) return null;
        try
        {
            return Prediction.In(cell.Source);
        }
        catch (FormatException e)
        {
            throw new FormatException($"cell {number}: {e.Message}", e);
        }
    }

    [GeneratedRegex(@"^\*\*Answer:\*\*", RegexOptions.Multiline)]
    private static partial Regex Answer();
}
