using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Sessions;

/// <summary>A warning the compiler gave for a cell.</summary>
/// <param name="Code">Its code, such as <c>CS4014</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="Line">One-based line within the cell, or 0.</param>
public sealed record CellWarning(string Code, string Message, int Line)
{
    /// <summary>Where it is in a file that the cell imports or loads, such as <c>lib.csx, line 3</c>; or null.</summary>
    public string? Place { get; init; }

    /// <summary>The warning as one line.</summary>
    /// <returns>Such as <c>line 3: warning CS4014: …</c>.</returns>
    public override string ToString() => $"{(Place is not null ? $"{Place}: " : Line == 0 ? "" : $"line {Line}: ")}warning {Code}: {Message}";

    /// <summary>The warnings among what the compiler says about a submission.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="diagnostics">What the compiler says.</param>
    internal static IEnumerable<CellWarning> In(Submission submission, IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => !d.IsError).Select(d => FileOf(submission, d) is { } file
            ? new CellWarning(d.Code, d.Message, 0) { Place = d.Line > 0 ? $"{file}, line {d.Line}" : file }
            : new CellWarning(d.Code, d.Message, d.Line));

    /// <summary>The file that a diagnostic is about, when that is not the notebook itself.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="diagnostic">What the compiler says about it.</param>
    internal static string? FileOf(Submission submission, Diagnostic diagnostic) =>
        diagnostic.Document is { } document && document != submission.Document ? $"{ImportedFile.Of(document)}" : submission.ImportedFile is { } imported ? $"{ImportedFile.Of(imported)}" : null;
}
