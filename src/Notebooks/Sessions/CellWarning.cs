using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Sessions;

/// <summary>A warning the compiler gave for a cell.</summary>
/// <param name="Code">Its code, such as <c>CS4014</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="Line">One-based line within the cell, or 0.</param>
public sealed record CellWarning(string Code, string Message, int Line)
{
    /// <summary>The warning as one line.</summary>
    /// <returns>Such as <c>line 3: warning CS4014: …</c>.</returns>
    public override string ToString() => $"{(Line == 0 ? "" : $"line {Line}: ")}warning {Code}: {Message}";

    /// <summary>The warnings among what the compiler says about a submission. Lines of files that it loads are not lines of the cell.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="diagnostics">What the compiler says.</param>
    internal static IEnumerable<CellWarning> In(Submission submission, IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => !d.IsError).Select(d => new CellWarning(d.Code, d.Message, d.Document == submission.Document ? d.Line : 0));
}
