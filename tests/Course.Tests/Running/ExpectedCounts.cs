using System.Text.Json;

namespace Course.Tests.Running;

/// <summary>
/// How many claims and figures each lesson has: one that lost some would pass, and nobody would see it. The table is
/// written anew by <c>WRITE_COUNTS=1 dotnet test tests/Course.Tests --filter "DisplayName~every_claim_holds"</c>.
/// </summary>
internal static class ExpectedCounts
{
    private const string Figure = "application/vnd.plotly.v1+json";

    private static readonly string File = Repository.In("tests", "Course.Tests", "Running", "expected.json");

    /// <summary>Lessons that do less on some machines: what they say then, and how their row is called.</summary>
    private static readonly (string Slug, string[] Says, string Row)[] Variants =
    [
        ("22-databases", ["not tested: needs PostgreSQL", "not tested: needs MariaDB"], "22-databases with SQLite alone"),
        ("22-databases", ["not tested: needs PostgreSQL"], "22-databases without PostgreSQL"),
        ("22-databases", ["not tested: needs MariaDB"], "22-databases without MariaDB"),
        ("34-what-it-costs", ["Numbers of another day prove nothing here"], "34-what-it-costs with recorded numbers"),
        ("35-diagnostics", ["What tools said on another day proves nothing here"], "35-diagnostics with recorded texts"),
    ];

    /// <summary>The table: by lesson, what a run of it has.</summary>
    public static SortedDictionary<string, Count> All { get; } =
        new(JsonSerializer.Deserialize<Dictionary<string, Count>>(System.IO.File.ReadAllText(File), JsonSerializerOptions.Web)!, StringComparer.Ordinal);

    /// <summary>Holds a run against the table, or writes it there.</summary>
    public static void Check(string slug, NotebookResult result)
    {
        var (row, seen) = (RowOf(slug, result), CountOf(result));
        if (Environment.GetEnvironmentVariable("WRITE_COUNTS") == "1") Write(row, seen);
        Assert.True(All.TryGetValue(row, out var expected), $"{row} has {seen.Claims} claims and {seen.Figures} figures, and no row in expected.json: see {nameof(ExpectedCounts)} for the command that writes it.");
        Assert.Equal(expected, seen);
    }

    /// <summary>How many claims such a run has to have.</summary>
    public static int ClaimsOf(string slug, NotebookResult result) => All[RowOf(slug, result)].Claims;

    /// <summary>Whether a cell says that it does less than it would on another machine.</summary>
    public static bool DoesLess(string slug, CellResult cell) =>
        Variants.Any(variant => variant.Slug == slug && variant.Says.Any(words => TextOf([cell]).Contains(words, StringComparison.Ordinal)));

    private static Count CountOf(NotebookResult result) =>
        new(result.Claims, result.Cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Count(o => o.Data.ContainsKey(Figure)));

    private static string RowOf(string slug, NotebookResult result)
    {
        var text = TextOf(result.Cells);
        return Variants.FirstOrDefault(v => v.Slug == slug && v.Says.All(words => text.Contains(words, StringComparison.Ordinal))).Row ?? slug;
    }

    private static string TextOf(IEnumerable<CellResult> cells) => string.Join('\n', cells.SelectMany(c => c.Outputs).OfType<TextOutput>().Select(o => o.Text));

    private static void Write(string row, Count seen)
    {
        All[row] = seen;
        var lessons = Lesson.All.Select(l => l.Slug).ToHashSet();
        var rows = All.Where(r => lessons.Contains(r.Key.Split(' ')[0])).Select(r => $"  \"{r.Key}\": {{ \"claims\": {r.Value.Claims}, \"figures\": {r.Value.Figures} }}");
        System.IO.File.WriteAllText(File, $"{{\n{string.Join(",\n", rows)}\n}}\n");
    }
}

/// <summary>What a run of a lesson has.</summary>
/// <param name="Claims">Claims that held.</param>
/// <param name="Figures">Figures that were shown.</param>
internal sealed record Count(int Claims, int Figures);
