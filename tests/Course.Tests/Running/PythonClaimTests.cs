namespace Course.Tests.Running;

/// <summary>What a lesson says of Python is proven by a script in <c>data/python/claims</c>.</summary>
public sealed class PythonClaimTests
{
    private const string Proven = "✔ ", Later = "- ";

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder, "??-*.py").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Repository.Root, "data", "python", "claims");

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Scripts))]
    [Needs(Part.Python)]
    public async Task Every_row_about_Python_is_true(string slug)
    {
        var script = await Programs.RunAsync(Folder, [], "python3", "-B", $"{slug}.py");

        Assert.True(script.ExitCode == 0, $"{script.Out}\n{script.Error}");
        var said = script.Out.Split('\n').Where(line => line.StartsWith(Proven, StringComparison.Ordinal) || line.StartsWith(Later, StringComparison.Ordinal)).ToArray();
        Assert.All(Rows(slug), row => Assert.Contains(said, line => line[2..] == row || line[2..].StartsWith($"{row} (needs Python ", StringComparison.Ordinal)));
        Assert.Contains(said, line => line.StartsWith(Proven, StringComparison.Ordinal));
        // A sentence that the lesson no longer says needs no proof.
        var text = string.Join('\n', new Lesson(slug).Cells.Select(cell => cell.Source));
        Assert.All(said, line => Assert.Contains(line[2..].Split(" (needs Python ")[0], text));
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Every_lesson_has_its_script(string slug) => Assert.True(File.Exists(Path.Combine(Folder, $"{slug}.py")), $"data/python/claims/{slug}.py is missing.");

    // The first cells of the table, without its head.
    private static IEnumerable<string> Rows(string slug) => new Lesson(slug).Prose
        .Single(cell => cell.Source.Contains("## In Python, in C#", StringComparison.Ordinal)).Lines
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => line.Split(" | ")[0].TrimStart('|').Trim());
}
