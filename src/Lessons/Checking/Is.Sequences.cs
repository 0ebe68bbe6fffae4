namespace Lessons.Checking;

public static partial class Is
{
    /// <summary>Without items.</summary>
    public static IExpectation<System.Collections.IEnumerable> Empty { get; } =
        new PredicateExpectation<System.Collections.IEnumerable>("empty", actual => !actual.Cast<object?>().Any());

    /// <summary>These texts in this order.</summary>
    /// <param name="items">The texts.</param>
    public static IExpectation<IEnumerable<string>> SequenceEqualTo(params string[] items) => SequenceEqualTo<string>(items);

    /// <summary>These items in this order.</summary>
    /// <param name="items">The items.</param>
    public static IExpectation<IEnumerable<T>> SequenceEqualTo<T>(params IEnumerable<T> items)
    {
        T[] expected = [.. items];
        return new PredicateExpectation<IEnumerable<T>>(ClaimWords.Of(expected), actual => actual.SequenceEqual(expected));
    }

    /// <summary>These texts in any order.</summary>
    /// <param name="items">The texts.</param>
    public static IExpectation<IEnumerable<string>> SameItemsAs(params string[] items) => SameItemsAs<string>(items);

    /// <summary>These items in any order, each as often as it is named.</summary>
    /// <param name="items">The items.</param>
    public static IExpectation<IEnumerable<T>> SameItemsAs<T>(params IEnumerable<T> items)
    {
        T[] expected = [.. items];
        return new PredicateExpectation<IEnumerable<T>>($"in any order {ClaimWords.Of(expected)}", actual =>
        {
            var rest = expected.ToList();
            return actual.All(rest.Remove) && rest.Count == 0;
        });
    }

    /// <summary>With this item among others.</summary>
    /// <param name="item">The item.</param>
    public static IExpectation<IEnumerable<T>> Including<T>(T item) =>
        new PredicateExpectation<IEnumerable<T>>($"with {ClaimWords.Of(item)} in it", actual => actual.Contains(item));

    /// <summary>Each item different from the others.</summary>
    public static IExpectation<System.Collections.IEnumerable> WithoutDuplicates { get; } =
        new PredicateExpectation<System.Collections.IEnumerable>("without duplicates", actual => actual.Cast<object?>().ToList() is var all && all.Distinct().Count() == all.Count);

    /// <summary>From the smallest to the largest.</summary>
    public static IExpectation<System.Collections.IEnumerable> Ascending { get; } =
        new PredicateExpectation<System.Collections.IEnumerable>("ascending", actual => actual.Cast<object?>().ToList() is var all && all.SequenceEqual(all.Order()));
}
