namespace Testing;

/// <summary>
/// Says at the end of a test project what was skipped, and how to get what was missing: single lines about skipped tests
/// are easily overlooked, and do not say why.
/// </summary>
public sealed class SkipReport : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly SortedSet<string> Missing = [];
    private static int _tests;

    /// <summary>Counts a test that is skipped.</summary>
    /// <param name="missing">What it needs and the machine has not.</param>
    public static void Add(IEnumerable<Part> missing)
    {
        lock (Gate)
        {
            _tests++;
            Missing.UnionWith(missing.Select(Parts.NameOf));
        }
    }

    /// <summary>The report.</summary>
    /// <param name="tests">How many tests were skipped.</param>
    /// <param name="missing">Names of what they need.</param>
    public static string Sentence(int tests, IEnumerable<string> missing) =>
        $"{tests} {(tests == 1 ? "test was" : "tests were")} skipped for want of {string.Join(" and ", missing)}. To run them, too: {Parts.Remedy}";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_tests > 0) TestContext.Current.SendDiagnosticMessage(Sentence(_tests, Missing));
    }
}
