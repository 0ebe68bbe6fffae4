using System.Collections.Immutable;
using Notebooks.Reporting;

namespace Course.Tests.Mutations;

/// <summary>What became of a claim in a run.</summary>
internal enum ClaimOutcome
{
    /// <summary>It is true.</summary>
    Holds,

    /// <summary>Nobody can say: the run ended before its cell began, or its cell did not come to an end.</summary>
    NotRun,

    /// <summary>Its cell passed without it, for example because a part of the machine is missing.</summary>
    LeftOut,

    /// <summary>Its cell failed before it was said.</summary>
    Unsaid,

    /// <summary>It is false.</summary>
    False,
}

/// <summary>What became of the claims of a lesson in a run.</summary>
internal static class ClaimOutcomes
{
    /// <summary>By sentence, the outcome.</summary>
    public static ImmutableSortedDictionary<string, ClaimOutcome> Of(NotebookResult result)
    {
        // A method may make its claim in another cell than the one it is written in.
        var shown = ReportedResults.From(result, null).Cells.SelectMany(cell => cell.Claims).ToList();
        return result.Cells
            .SelectMany(cell => LessonClaim.Of(cell.ExecutedSource).Select(claim => (claim.Sentence, Outcome: Of(shown.Where(one => claim.Matches(one.Claim)), cell))))
            .ToImmutableSortedDictionary(claim => claim.Sentence, claim => claim.Outcome, StringComparer.Ordinal);
    }

    private static ClaimOutcome Of(IEnumerable<ReportedClaim> said, CellResult cell)
    {
        if (said.Any(one => !one.Passed)) return ClaimOutcome.False;
        if (said.Any()) return ClaimOutcome.Holds;
        if (!cell.Verdict.WasRun()) return ClaimOutcome.NotRun;
        if (cell.Verdict == Verdict.Passed) return ClaimOutcome.LeftOut;
        // A reader who waits for ever has not been told that the claim is false.
        return cell.Failure is { Kind: FailureKind.Timeout } ? ClaimOutcome.NotRun : ClaimOutcome.Unsaid;
    }
}
