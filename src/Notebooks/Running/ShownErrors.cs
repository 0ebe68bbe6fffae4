using Notebooks.Formats;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>The error that is shown under a cell.</summary>
internal static class ShownErrors
{
    /// <summary>The error of a cell that threw or was refused.</summary>
    /// <param name="ending">How the cell ended.</param>
    public static ErrorOutput Of(CellEnding ending) => ending switch
    {
        CellEnding.Threw { Error: var error } => new(error.Types[0], error.Message, TextLines.Of(error.Text)),
        CellEnding.Refused { Submission: var submission, Diagnostics: var diagnostics } when diagnostics.First(d => d.IsError) is var first =>
            new(first.Code, first.Message, [.. diagnostics.Select(d => $"{CellWarning.FileOf(submission, d)}{d}")]),
        _ => throw new InvalidOperationException($"An ending of kind {ending.GetType().Name} has no error."),
    };
}
