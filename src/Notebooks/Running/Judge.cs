using System.Collections.Immutable;
using Notebooks.Compiling;
using Notebooks.Protocol;
using Notebooks.Planning;

namespace Notebooks.Running;

/// <summary>Decides whether a cell did what it should, which may be to fail.</summary>
internal static class Judge
{
    /// <returns>Why the cell has failed, or null when it has passed.</returns>
    public static Failure? Verdict(PlannedCell cell, Ending ending, IReadOnlyCollection<CellWarning> warnings) => (cell, ending) switch
    {
        (_, Ending.Impossible or Ending.CompilerGone or Ending.OutOfTime or Ending.HostGone) => Describe(ending),
        ({ MustFail: true }, Ending.Completed) => new(FailureKind.CheckPassedUnsolved,
            $"The check of exercise '{cell.Markers.Check}' passes although the exercise is not solved: it checks nothing the starter does not do already.", 1, []),
        ({ MustFail: true }, _) => null,
        ({ Markers.Expectation: { } expected }, _) => IsMet(expected, ending, warnings) ? null : Unmet(expected, ending),
        (_, Ending.Completed) => null,
        _ => Describe(ending),
    };

    private static bool IsMet(Expectation expected, Ending ending, IReadOnlyCollection<CellWarning> warnings) => (expected, ending) switch
    {
        (ExpectedException exception, Ending.Threw threw) => exception.IsMetBy(threw.Error.Types),
        (ExpectedDiagnostic diagnostic, Ending.Refused refused) => refused.Diagnostics.Any(d => d.Code == diagnostic.Code),
        (ExpectedDiagnostic diagnostic, Ending.Completed) => warnings.Any(w => w.Code == diagnostic.Code),
        _ => false,
    };

    private static Failure Unmet(Expectation expected, Ending ending)
    {
        var instead = Describe(ending);
        return new(FailureKind.Expectation, $"The cell was expected to {Words(expected)}, but {Instead(ending)}.", instead?.Line ?? 1, instead?.Details ?? [])
        {
            ImportedFile = instead?.ImportedFile,
        };
    }

    private static string Words(Expectation expected) => expected switch
    {
        ExpectedException exception => $"throw {exception.Type}",
        _ => $"give {expected}",
    };

    private static string Instead(Ending ending) => ending switch
    {
        Ending.Completed => "it ran to its end without",
        Ending.Threw threw => $"it threw {threw.Error.Types[0]}: {threw.Error.Message}",
        Ending.Refused refused => $"the compiler said {string.Join(", ", refused.Diagnostics.Where(d => d.IsError).Select(d => d.Code).Distinct())}",
        _ => "something else happened",
    };

    private static Failure? Describe(Ending ending) => ending switch
    {
        Ending.Completed => null,
        Ending.Refused refused => DescribeErrors(refused),
        Ending.Threw threw => new(FailureKind.Exception, $"{threw.Error.Types[0]}: {threw.Error.Message}", LineOf(threw.Error, threw.Submission.Document), Lines(threw.Error.Text))
        {
            ImportedFile = threw.Submission.ImportedFile,
        },
        Ending.Impossible { Problem: var problem } => new(FailureKind.Unsupported, problem.Message, problem.Line, []) { ImportedFile = problem.ImportedFile },
        Ending.CompilerGone gone => new(FailureKind.CompilerDied, $"This cell cannot be compiled: {gone.What}. Make its expressions or its nesting smaller.", 1, []),
        Ending.OutOfTime { Where: var where } late => new(FailureKind.Timeout, string.Join(' ', new[] { late.What, where.Sentence, late.Advice }.Where(s => s.Length > 0)), where.Line, where.Details),
        Ending.HostGone { Death: var death } => new(death.Kind, death.Message, death.Line, death.Details),
        _ => throw new InvalidOperationException($"An ending of kind {ending.GetType().Name} has no description."),
    };

    private static Failure DescribeErrors(Ending.Refused refused)
    {
        Diagnostic[] errors = [.. refused.Diagnostics.Where(d => d.IsError)];
        var first = errors[0];
        return new(FailureKind.CompileError, $"error {first.Code}: {first.Message}", first.Document == refused.Submission.Document ? first.Line : 0,
            [.. errors.Select(d => d.Document == refused.Submission.Document ? d.ToString() : $"{d.Document}{d}")])
        {
            ImportedFile = refused.Submission.ImportedFile,
        };
    }

    /// <summary>The line of an exception within a document: that of the innermost frame there.</summary>
    public static int LineOf(Error error, string document) => error.Frames.FirstOrDefault(f => f.Document == document)?.Line ?? 0;

    /// <summary>Text as lines, without a last empty one.</summary>
    public static ImmutableArray<string> Lines(string text) => [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
}
