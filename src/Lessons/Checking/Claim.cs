namespace Lessons.Checking;

/// <summary>A sentence of the lesson, compared with what happened.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Actual">The actual outcome, in words.</param>
/// <param name="Expected">The expected outcome, in words.</param>
/// <param name="Passed">Whether the claim holds.</param>
public sealed record Claim(string Text, string Actual, string Expected, bool Passed)
{
    /// <summary>The probable mistake behind a claim that does not hold.</summary>
    public string? Likely { get; init; }

    /// <summary>The words in brackets after the actual value. They are empty when they would repeat it.</summary>
    internal string Comparison => !Passed ? $" (expected {Expected})" : Actual == Expected ? "" : $" ({Expected})";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Passed ? "✔" : "✘")} {Text}: {Actual}{Comparison}" + (Likely is null ? "" : $"\n  Likely: {Likely}");
}
