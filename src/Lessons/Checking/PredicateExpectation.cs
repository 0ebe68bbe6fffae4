namespace Lessons.Checking;

/// <summary>An expectation made of a predicate and the words for it.</summary>
internal sealed class PredicateExpectation<T>(Func<string, string> words, Func<T, bool> holds) : IExpectation<T>
{
    public PredicateExpectation(string words, Func<T, bool> holds) : this(_ => words, holds)
    {
    }

    public bool Holds(T actual) => holds(actual);

    public string Describe(string unit) => words(unit);
}
