namespace Lessons.Checking;

public static partial class Is
{
    /// <summary>This number or more.</summary>
    /// <param name="bound">The number.</param>
    public static NumberExpectation AtLeast(double bound) => Number("at least", bound, actual => actual >= bound);

    /// <summary>This number or less.</summary>
    /// <param name="bound">The number.</param>
    public static NumberExpectation AtMost(double bound) => Number("at most", bound, actual => actual <= bound);

    /// <summary>Less than this number.</summary>
    /// <param name="bound">The number.</param>
    public static NumberExpectation LessThan(double bound) => Number("less than", bound, actual => actual < bound);

    /// <summary>More than this number.</summary>
    /// <param name="bound">The number.</param>
    public static NumberExpectation MoreThan(double bound) => Number("more than", bound, actual => actual > bound);

    /// <summary>Between two numbers, both included.</summary>
    /// <param name="low">The lower one.</param>
    /// <param name="high">The higher one.</param>
    public static NumberExpectation Between(double low, double high) => new(
        unit => $"{ClaimWords.Of(low)} to {ClaimWords.Of(high)}{unit}", actual => actual >= low && actual <= high);

    /// <summary>Equal to a number.</summary>
    /// <param name="expected">The number.</param>
    public static NumberExpectation EqualTo(int expected) => Number("", expected, actual => actual == expected);

    /// <summary>Equal to a whole number, compared to the last digit.</summary>
    /// <param name="expected">The number.</param>
    public static IExpectation<long> EqualTo(long expected) => new PredicateExpectation<long>(ClaimWords.Of(expected), actual => actual == expected);

    /// <summary>This time or more.</summary>
    /// <param name="bound">The time.</param>
    public static IExpectation<TimeSpan> AtLeast(TimeSpan bound) => Time("at least", bound, actual => actual >= bound);

    /// <summary>This time or less.</summary>
    /// <param name="bound">The time.</param>
    public static IExpectation<TimeSpan> AtMost(TimeSpan bound) => Time("at most", bound, actual => actual <= bound);

    /// <summary>Less than this time.</summary>
    /// <param name="bound">The time.</param>
    public static IExpectation<TimeSpan> LessThan(TimeSpan bound) => Time("less than", bound, actual => actual < bound);

    /// <summary>More than this time.</summary>
    /// <param name="bound">The time.</param>
    public static IExpectation<TimeSpan> MoreThan(TimeSpan bound) => Time("more than", bound, actual => actual > bound);

    private static NumberExpectation Number(string comparison, double bound, Func<double, bool> holds) =>
        new(unit => $"{comparison} {ClaimWords.Of(bound)}{unit}".TrimStart(), holds);

    private static PredicateExpectation<TimeSpan> Time(string comparison, TimeSpan bound, Func<TimeSpan, bool> holds) =>
        new($"{comparison} {ClaimWords.Of(bound)}", holds);
}
