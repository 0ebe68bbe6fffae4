namespace Lessons.Checking;

/// <summary>A claim does not hold.</summary>
/// <param name="claim">The claim.</param>
public sealed class CheckFailedException(Claim claim) : Exception(
    $"{claim.Text}: {claim.Actual}, expected {claim.Expected}." + (claim.Likely is null ? "" : $" Likely: {claim.Likely}"))
{
    /// <summary>The claim.</summary>
    public Claim Claim { get; } = claim;
}
