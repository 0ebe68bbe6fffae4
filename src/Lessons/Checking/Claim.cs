namespace Lessons.Checking;

/// <summary>A sentence of the lesson, held against what happened.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Actual">What happened, in words.</param>
/// <param name="Expected">What should have happened, in words.</param>
/// <param name="Passed">Whether it did.</param>
public sealed record Claim(string Text, string Actual, string Expected, bool Passed)
{
    /// <summary>The mistake that probably led to a claim that does not hold.</summary>
    public string? Likely { get; init; }

    /// <summary>What stands in brackets behind the actual value; nothing when it would say the same again.</summary>
    internal string Comparison => !Passed ? $" (expected {Expected})" : Actual == Expected ? "" : $" ({Expected})";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Passed ? "✔" : "✘")} {Text}: {Actual}{Comparison}" + (Likely is null ? "" : $"\n  Likely: {Likely}");
}
