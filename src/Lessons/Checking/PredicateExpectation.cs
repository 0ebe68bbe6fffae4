namespace Lessons.Checking;

/// <summary>An expectation made of a predicate and the words for it.</summary>
internal sealed class PredicateExpectation<T>(Func<string, string> words, Func<T, bool> holds) : IExpectation<T>
{
    public PredicateExpectation(string words, Func<T, bool> holds) : this(_ => words, holds)
    {
    }

    /// <summary>A value that is as expected, in words. By default, a long text is cut after its beginning.</summary>
    public Func<T, string> Shown { get; init; } = actual => ClaimWords.Of(actual);

    public bool Holds(T actual) => holds(actual);

    public string Describe(string unit) => words(unit);
}
