namespace Lessons.Checking;

/// <summary>
/// An expectation about a number of any type: <c>Is.AtLeast(590)</c> works for a <c>double</c> and for an <c>int</c>, and
/// does not compile for a string.
/// </summary>
public sealed class NumberExpectation : IExpectation<double>, IExpectation<int>, IExpectation<long>, IExpectation<double?>, IExpectation<int?>, IExpectation<long?>
{
    private readonly Func<string, string> _words;
    private readonly Func<double, bool> _holds;

    internal NumberExpectation(Func<string, string> words, Func<double, bool> holds) => (_words, _holds) = (words, holds);

    /// <inheritdoc/>
    public bool Holds(double actual) => _holds(actual);

    /// <inheritdoc/>
    public bool Holds(int actual) => _holds(actual);

    /// <inheritdoc/>
    public bool Holds(long actual) => _holds(actual);

    /// <inheritdoc/>
    public bool Holds(double? actual) => actual is { } number && _holds(number);

    /// <inheritdoc/>
    public bool Holds(int? actual) => actual is { } number && _holds(number);

    /// <inheritdoc/>
    public bool Holds(long? actual) => actual is { } number && _holds(number);

    /// <inheritdoc/>
    public string Describe(string unit) => _words(unit);
}
