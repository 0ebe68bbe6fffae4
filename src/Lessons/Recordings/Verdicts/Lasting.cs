namespace Lessons.Recordings.Verdicts;

/// <summary>A count that lasted.</summary>
/// <param name="Count">The count.</param>
/// <param name="Share">For which share of the time with a count above zero it was reached, between 0 and 1.</param>
/// <param name="Peak">The highest count, which may have lasted for a moment only.</param>
internal readonly record struct Lasting(int Count, double Share, int Peak)
{
    /// <summary>The count as the most there was: «up to three» when it was reached for less than half of the time.</summary>
    public string Words => Share < 0.5 ? (Count == Peak ? "up to " : "at times ") + PlainWords.Number(Count) : PlainWords.Number(Count);
}
