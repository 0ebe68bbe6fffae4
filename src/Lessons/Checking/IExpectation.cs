namespace Lessons.Checking;

/// <summary>What a value should be, able to say so in words. Made with <see cref="Is"/>.</summary>
/// <typeparam name="T">The values it can judge.</typeparam>
public interface IExpectation<in T>
{
    /// <summary>Whether the value is as expected.</summary>
    /// <param name="actual">The value.</param>
    bool Holds(T actual);

    /// <summary>The expectation in words that follow "expected": "at least 590".</summary>
    /// <param name="unit">The unit of the values, to be put behind its numbers, or nothing.</param>
    string Describe(string unit);
}
