using System.Text.RegularExpressions;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>Decides whether a cell did what it should. Some cells should fail.</summary>
internal static partial class Judge
{
    /// <returns>Why the cell has failed, or null when it has passed.</returns>
    public static Failure? Verdict(PlannedCell cell, CellEnding ending, IReadOnlyList<CellWarning> warnings) => (cell, ending) switch
    {
        (_, CellEnding.Impossible or CellEnding.CompilerGone or CellEnding.OutOfTime or CellEnding.HostGone) => Describe(ending),
        ({ MustFail: true }, CellEnding.Completed) => new(FailureKind.CheckPassedUnsolved,
            $"The check of exercise '{cell.Markers.Check}' passes although the exercise is not solved: it checks nothing the starter does not do already.", 1, []),
        ({ MustFail: true }, _) => null,
        ({ Markers.Expectation: { } expected }, _) => IsMet(expected, ending, warnings) ? null : Unmet(expected, ending),
        (_, CellEnding.Completed) => null,
        _ => Describe(ending),
    };

    private static bool IsMet(CellExpectation expected, CellEnding ending, IReadOnlyList<CellWarning> warnings) => (expected, ending) switch
    {
        (ExpectedException exception, CellEnding.Threw threw) => exception.IsMetBy(threw.Error.Types),
        (ExpectedDiagnostic diagnostic, CellEnding.Refused refused) => refused.Diagnostics.Any(d => d.Code == diagnostic.Code),
        (ExpectedDiagnostic diagnostic, CellEnding.Completed) => warnings.Any(w => w.Code == diagnostic.Code),
        _ => false,
    };

    private static Failure Unmet(CellExpectation expected, CellEnding ending)
    {
        var instead = Describe(ending);
        return new(FailureKind.Expectation, $"The cell was expected to {Words(expected)}, but {Instead(ending).Ended()}", instead?.Line ?? 1, instead?.Details ?? [])
        {
            ImportedFile = instead?.ImportedFile,
        };
    }

    private static string Words(CellExpectation expected) => expected switch
    {
        ExpectedException exception => $"throw {exception.Type}",
        _ => $"give {expected}",
    };

    private static string Instead(CellEnding ending) => ending switch
    {
        CellEnding.Completed => "it ran to its end without",
        CellEnding.Threw threw => $"it threw {threw.Error.Types[0]}: {threw.Error.Message}",
        CellEnding.Refused refused => $"the compiler said {string.Join(", ", refused.Diagnostics.Where(d => d.IsError).Select(d => d.Code).Distinct())}",
        _ => "something else happened",
    };

    private static Failure? Describe(CellEnding ending) => ending switch
    {
        CellEnding.Completed => null,
        CellEnding.Refused refused => DescribeErrors(refused),
        CellEnding.Threw threw => DescribeException(threw),
        CellEnding.Unsolved { Starter: var starter } => new(FailureKind.Exception, CellEnding.Unsolved.Sentence($"cell {starter}"), 1, []),
        CellEnding.Impossible { Problem: var problem } => new(FailureKind.Unsupported, problem.Message, problem.Line, []) { ImportedFile = problem.ImportedFile },
        CellEnding.CompilerGone gone => new(FailureKind.CompilerDied, $"This cell {gone.Sentence}", 1, []),
        CellEnding.OutOfTime { Where: var where } late => new(FailureKind.Timeout, string.Join(' ', TimeIsUp(late).Where(s => s.Length > 0).Select(s => s.Ended())), where.Line, where.Details) { ImportedFile = late.Submission?.ImportedFile },
        CellEnding.HostGone { Death: var death } => Describe(death),
        _ => throw new InvalidOperationException($"An ending of kind {ending.GetType().Name} has no description."),
    };

    private static Failure DescribeErrors(CellEnding.Refused refused)
    {
        Diagnostic[] errors = [.. refused.Diagnostics.Where(d => d.IsError)];
        var (first, submission) = (errors[0], refused.Submission);
        return new(FailureKind.CompileError, $"error {first.Code}: {first.Message}", first.Line, [.. errors.Select(d => $"{CellWarning.FileOf(submission, d)}{d}")])
        {
            ImportedFile = first.Document is { } document && document != submission.Document ? document : submission.ImportedFile,
        };
    }

    private static Failure DescribeException(CellEnding.Threw threw)
    {
        // A claim is a sentence of its own, and its type tells a reader nothing.
        var failure = threw.IsFailedClaim
            ? new Failure(FailureKind.Exception, threw.Error.Message, 0, [.. TextLines.Of(threw.Error.Text).Where(IsFrame)])
            : new Failure(FailureKind.Exception, $"{threw.Error.Types[0]}: {threw.Error.Message}", 0, [.. TextLines.Of(threw.Error.Text)]);
        if (threw.Code is { } code) return failure with { Line = code.Line, ImportedFile = code.ImportedFile };
        if (threw.Submission is not { } ran) return failure;
        if (threw.Error.LineIn(ran.Document) is > 0 and var line) return failure with { Line = line, ImportedFile = ran.ImportedFile };
        // Code from `#load` runs as a part of the cell that loads it, but its frames name the loaded file.
        return threw.Error.Frames.FirstOrDefault(f => f is { Document: not null, Line: > 0 } && !CellDocument().IsMatch(f.Document)) is { } loaded
            ? failure with { Line = loaded.Line, ImportedFile = loaded.Document }
            : failure with { ImportedFile = ran.ImportedFile };
    }

    private static bool IsFrame(string line) => line.StartsWith("   at ", StringComparison.Ordinal);

    [GeneratedRegex(@"#\d+$")]
    private static partial Regex CellDocument();

    /// <summary>The death of a host as a failure of a cell.</summary>
    /// <param name="death">Why it died.</param>
    public static Failure Describe(Death death) => new(death.IsOutOfMemory ? FailureKind.OutOfMemory : FailureKind.HostDied, death.Message, death.Line, death.Details);

    private static string[] TimeIsUp(CellEnding.OutOfTime late) => late.IsNotebook
        ? [$"The notebook did not end within {late.Limit.TotalSeconds:0.##} s; it was stopped while this cell ran.", late.Where.Sentence, "--notebook-timeout sets the limit."]
        : [$"The cell did not end within {late.Limit.TotalSeconds:0.##} s and was stopped.", late.Where.Sentence, "--timeout sets the limit."];
}
