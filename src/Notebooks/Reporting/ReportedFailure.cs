using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>A failure and where to look.</summary>
/// <param name="Kind">Why, such as <c>exception</c> or <c>timeout</c>.</param>
/// <param name="Message">What happened and, where it helps, what to do.</param>
/// <param name="File">The file to look into, as a path like that of the notebook.</param>
/// <param name="Line">One-based line in that file, or 0 when unknown.</param>
/// <param name="CellLine">One-based line in the executed text of the cell, or 0 when unknown or in another file.</param>
/// <param name="Details">Further lines: diagnostics, or the exception with its stack.</param>
public sealed record ReportedFailure(FailureKind Kind, string Message, string File, int Line, int CellLine, IReadOnlyList<string> Details)
{
    /// <summary>The part of <see cref="File"/> to look at, when the cell imports that file; or null.</summary>
    public ReportedImport? Imported { get; init; }

    /// <summary>The earlier cell from whose failure this one follows, or null.</summary>
    public int? FollowsFrom { get; init; }

    /// <summary>The details without the lines that repeat the message.</summary>
    public IReadOnlyList<string> Explanation() => OutputText.Beyond(Message, Details);

    /// <summary>Where to look, in words.</summary>
    /// <returns>Such as <c>lib.csx:3</c>, or <c>lib.ipynb, cell 3, line 2</c>.</returns>
    public string Place() => FailurePlace.Text(File, Line, Imported?.Cell ?? 0, Imported?.Line ?? 0);
}

/// <summary>The part of an imported file that a failure is about.</summary>
/// <param name="Cell">One-based number of the cell, in an <c>.ipynb</c>; otherwise 0.</param>
/// <param name="Line">One-based line in <paramref name="Source"/>, or 0 when unknown.</param>
/// <param name="Source">Its text; empty when it could not be read.</param>
public sealed record ReportedImport(int Cell, int Line, string Source);
