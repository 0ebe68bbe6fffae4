namespace Lessons.Checking;

/// <summary>Expectations. Together with the value they read as one sentence: <c>elapsed, Is.AtLeast(590)</c>.</summary>
/// <example><code>
/// Check.That("a number", 42, Is.AtLeast(40));
/// Check.That("a text", "data from users", Is.Containing("users"));
/// Check.That("items in this order", new[] { 1, 2, 3 }, Is.SequenceEqualTo(1, 2, 3));
/// Check.That("items in any order", new[] { 3, 1, 2 }, Is.SameItemsAs(1, 2, 3));
/// </code></example>
public static partial class Is
{
    /// <summary>True.</summary>
    public static IExpectation<bool> True { get; } = new PredicateExpectation<bool>("true", actual => actual);

    /// <summary>False.</summary>
    public static IExpectation<bool> False { get; } = new PredicateExpectation<bool>("false", actual => !actual);

    /// <summary>Null.</summary>
    public static IExpectation<object?> Null { get; } = new PredicateExpectation<object?>("null", actual => actual is null);

    /// <summary>Anything but null.</summary>
    public static IExpectation<object?> NotNull { get; } = new PredicateExpectation<object?>("not null", actual => actual is not null);

    /// <summary>Equal to a value.</summary>
    /// <param name="expected">The value.</param>
    public static IExpectation<T> EqualTo<T>(T expected) =>
        new PredicateExpectation<T>(ClaimWords.Of(expected), actual => EqualityComparer<T>.Default.Equals(actual, expected));

    /// <summary>Different from a value.</summary>
    /// <param name="other">The value.</param>
    public static IExpectation<T> NotEqualTo<T>(T other) =>
        new PredicateExpectation<T>($"not {ClaimWords.Of(other)}", actual => !EqualityComparer<T>.Default.Equals(actual, other));

    /// <summary>One of several values.</summary>
    /// <param name="values">The values.</param>
    public static IExpectation<T> OneOf<T>(params T[] values) =>
        new PredicateExpectation<T>("one of " + string.Join(", ", values.Select(value => ClaimWords.Of(value))), actual => values.Contains(actual));

    /// <summary>An object of a type, or of one derived from it.</summary>
    public static IExpectation<object?> A<T>() =>
        new PredicateExpectation<object?>($"a {typeof(T).Name}", actual => actual is T);

    /// <summary>A text that contains another.</summary>
    /// <param name="part">The other.</param>
    public static IExpectation<string?> Containing(string part) =>
        new PredicateExpectation<string?>($"containing {ClaimWords.Of(part)}", actual => actual?.Contains(part, StringComparison.Ordinal) ?? false)
        {
            Shown = actual => ClaimWords.Around(actual!, part),
        };
}
