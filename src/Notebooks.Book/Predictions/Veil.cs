using System.Collections.Immutable;
using Notebooks.Book.Prose;
using Notebooks.Formats.Prose;

namespace Notebooks.Book.Predictions;

/// <summary>
/// What of a lesson waits until its reader has predicted. It is told of the lesson in order. Between a question and its answer,
/// the code stays in sight, and its outputs and all prose wait. So do cells of claims, because a claim says the answer. From the
/// answer on everything waits, to the next heading or the next question.
/// </summary>
/// <param name="predictions">The predictions of the lesson, in order.</param>
internal sealed class Veil(ImmutableArray<AskedPrediction> predictions)
{
    private bool _answered, _codeSeen, _curtain;

    /// <summary>The number of the last prediction that was asked for, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Whether what comes now waits for the answer to that prediction.</summary>
    public bool IsDown { get; private set; }

    /// <summary>The prediction that a cell asks for, or null.</summary>
    public Prediction? AskedIn(int cell) => predictions.FirstOrDefault(asked => asked.Cell == cell)?.Prediction;

    /// <summary>A cell that asks for a prediction is over.</summary>
    public void Ask()
    {
        Number++;
        (IsDown, _answered, _codeSeen, _curtain) = (true, false, false, true);
    }

    /// <summary>A cell of prose begins.</summary>
    public void BeginProse(int cell)
    {
        // What stands before a question is part of it, unless the cell begins with the answer to another one.
        if (_answered && AskedIn(cell) is not null) IsDown = false;
    }

    /// <summary>A piece of prose begins.</summary>
    public void Begin(ProsePiece piece)
    {
        if (_answered && (piece.IsHeading || piece.Text.Contains(Prediction.QuestionBegins, StringComparison.Ordinal))) IsDown = false;
        if (IsDown && AskedPrediction.Answers(piece.Text)) _answered = true;
    }

    /// <summary>A cell of code begins.</summary>
    /// <param name="isCheck">Whether its purpose is to check claims.</param>
    /// <returns>Whether its code waits, too.</returns>
    public bool BeginCode(bool isCheck)
    {
        // The first cell is what the question is about, even when it has the claims, too.
        var waits = IsDown && (_answered || (isCheck && _codeSeen));
        if (!waits) _curtain = true;
        _codeSeen = true;
        return waits;
    }

    /// <summary>A sentence in the place of what waits. It stands before the first of what waits in a row, and a script shows it.</summary>
    public string Curtain()
    {
        if (!IsDown || !_curtain) return "";
        _curtain = false;
        return $"<p class=\"curtain\" data-of=\"{Number}\" hidden>What was recorded is hidden until you <a href=\"#{PredictionHtml.Id(Number)}\">choose an answer</a>.</p>\n";
    }

    /// <summary>The attribute of an element of the class <c>veil</c>, which says what it waits for.</summary>
    public string Of() => $"data-of=\"{Number}\"";
}
