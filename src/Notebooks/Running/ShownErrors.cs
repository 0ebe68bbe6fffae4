using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>The error that is shown under a cell.</summary>
internal static class ShownErrors
{
    /// <summary>The error of a cell that threw, was refused, or waits for an answer; null when it ended otherwise.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="ending">How it ended.</param>
    public static ErrorOutput? Of(PlannedCell cell, CellEnding ending) => ending switch
    {
        CellEnding.Threw { IsFailedClaim: true, Error: var error } claim => new(error.Types[0], error.Message, [claim.ClaimSentence($"cell {cell.Number}")]),
        CellEnding.Unsolved { Starter: var starter } when CellEnding.Unsolved.Sentence($"cell {starter}") is var sentence => new(CellEnding.Unsolved.Name, sentence, [sentence]),
        CellEnding.Threw { Error: var error } => new(error.Types[0], error.Message, TextLines.Of(error.Text)),
        CellEnding.Refused { Submission: var submission, Diagnostics: var diagnostics } when diagnostics.First(d => d.IsError) is var first =>
            new(first.Code, first.Message, [.. diagnostics.Select(d => $"{CellWarning.FileOf(submission, d)}{d}")]),
        _ => null,
    };
}
