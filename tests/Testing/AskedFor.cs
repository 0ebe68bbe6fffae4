using System.Collections.Concurrent;
using Xunit.Sdk;
using Xunit.v3;

namespace Testing;

/// <summary>
/// Knows which rows of a theory are to run, before the first does: what they share is then made for these alone, and a
/// filter that picks one row costs one. Put it on a class as its <see cref="TestCaseOrdererAttribute"/>; tests run in the
/// order in which they are written.
/// </summary>
public sealed class AskedFor : ITestCaseOrderer
{
    // Null: a test that has no row.
    private static readonly ConcurrentDictionary<(string Class, string Method), List<string?>> Rows = new();

    /// <summary>The rows of a theory that are to run, by their first argument.</summary>
    /// <param name="tests">The class of the theory.</param>
    /// <param name="theory">Its method.</param>
    public static IReadOnlyList<string> Of(Type tests, string theory) => [.. Rows.GetValueOrDefault((tests.FullName!, theory), []).OfType<string>()];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        foreach (var test in testCases.OfType<XunitTestCase>())
            Rows.GetOrAdd((test.TestClassName, test.TestMethodName), _ => []).Add(test.TestMethodArguments is [string row, ..] ? row : null);
        return
        [
            .. from test in testCases
               let method = (test as IXunitTestCase)?.TestMethod.Method.MetadataToken
               orderby method, test.TestCaseDisplayName
               select test,
        ];
    }
}
