namespace Lessons.Checking;

/// <summary>An expectation about a value, which can describe itself in words. Made with <see cref="Is"/>.</summary>
/// <typeparam name="T">The type of the values that it can judge.</typeparam>
public interface IExpectation<in T>
{
    /// <summary>Whether the value is as expected.</summary>
    /// <param name="actual">The value.</param>
    bool Holds(T actual);

    /// <summary>The expectation in words that follow "expected": "at least 590".</summary>
    /// <param name="unit">The unit of the values, which the description puts after its numbers, or an empty string.</param>
    string Describe(string unit);
}
