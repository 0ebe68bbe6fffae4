using System.Runtime.CompilerServices;

namespace Lessons.Checking;

/// <summary>Compares the sentences of a lesson with what happened, and shows a row for each.</summary>
/// <example><code>
/// int[] results = [1, 2, 3];
/// Check.That("three results", results.Length, Is.EqualTo(3), likely: "one of the calls was not awaited");
/// await Check.Throws&lt;TimeoutException&gt;("the wait has a limit",
///     () =&gt; Task.Delay(Timeout.Infinite).WaitAsync(TimeSpan.FromMilliseconds(20)));
/// </code></example>
public static partial class Check
{
    /// <summary>The value is as expected.</summary>
    /// <param name="claim">The sentence, as the lesson says it.</param>
    /// <param name="actual">The value.</param>
    /// <param name="expectation">The expectation.</param>
    /// <param name="likely">
    /// Values that point to a certain mistake, and the mistake in words:
    /// <c>likely: [(Is.AtLeast(390), "you awaited each call where you made it")]</c>. The first that fits is shown.
    /// </param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="CheckFailedException">The value is not as expected.</exception>
    public static void That<T>(
        string claim, T actual, IExpectation<T> expectation, (IExpectation<T> When, string Mistake)[]? likely = null,
        [CallerArgumentExpression(nameof(actual))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(expectation);
        var passed = expectation.Holds(actual);
        var unit = ClaimWords.Unit<T>(expression);

        // The exact value is shown after a failure: rounded to 300, 299.8 would fail "at least 300" for no visible reason.
        var words = passed ? Met(actual, expectation) : ClaimWords.Exactly(actual);
        Decide(new Claim(claim, words + unit, expectation.Describe(unit), passed)
        {
            Likely = passed ? null : likely?.FirstOrDefault(hint => hint.When.Holds(actual)).Mistake,
        });
    }

    /// <summary>The value is as expected. If it is not, there is one likely mistake.</summary>
    /// <param name="claim">The sentence, as the lesson says it.</param>
    /// <param name="actual">The value.</param>
    /// <param name="expectation">The expectation.</param>
    /// <param name="likely">The mistake.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="CheckFailedException">The value is not as expected.</exception>
    public static void That<T>(
        string claim, T actual, IExpectation<T> expectation, string likely,
        [CallerArgumentExpression(nameof(actual))] string expression = "") =>
        That(claim, actual, expectation, [(new PredicateExpectation<T>("", _ => true), likely)], expression);

    /// <summary>The condition holds.</summary>
    /// <param name="claim">The sentence, as the lesson says it.</param>
    /// <param name="condition">The condition.</param>
    /// <exception cref="CheckFailedException">The condition does not hold.</exception>
    public static void That(string claim, bool condition) => That(claim, condition, Is.True);

    private static string Met<T>(T actual, IExpectation<T> expectation) =>
        expectation is PredicateExpectation<T> predicate ? predicate.Shown(actual) : ClaimWords.Of(actual);

    private static void Decide(Claim claim)
    {
        Lesson.Show(claim);
        if (!claim.Passed) throw new CheckFailedException(claim);
    }
}
