using Notebooks.Cli.Rendering;
using Notebooks.Running;

namespace Notebooks.Cli.Tests.Rendering;

/// <summary>The table at the end of a run, on terminals of different widths.</summary>
public sealed class SummaryTests
{
    private static readonly string[] Lessons = [.. Directory.GetFiles(Repository.Notebooks, "*.dib").Order(StringComparer.Ordinal).Select(path => $"notebooks/{Path.GetFileName(path)}")];

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    public void No_line_about_the_lessons_is_wider_than_the_terminal(int width)
    {
        var once = Written(width, 1, [.. Lessons.Select((lesson, i) => Slow(lesson, i % 3 == 0))]);
        var often = Written(width, 20, [.. Enumerable.Repeat(Lessons.Select((lesson, i) => Slow(lesson, i % 3 == 0)).ToArray(), 20)]);

        Assert.All(once.Concat(often), line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(2 * Lessons.Length, once.Concat(often).Count(line => line.StartsWith('✔') || line.StartsWith('✘')));
    }

    [Fact]
    public void Where_there_is_little_room_the_folder_moves_into_the_heading_and_the_least_needed_columns_go()
    {
        NotebookResult[] results = [Slow("notebooks/06-as-completed-when-each.dib", failed: false), Slow("notebooks/13-semaphore.dib", failed: true)];

        Assert.Equal($"  {"notebook",-39}  cells  claims  in cells  overhead  compiled", Written(null, 1, results)[1]);
        Assert.Equal("✔ notebooks/06-as-completed-when-each.dib      1      12    0.12 s    0.09 s         0", Written(86, 1, results)[2]);
        Assert.Equal($"  {"in notebooks/",-29}  cells  claims  in cells  overhead  compiled", Written(80, 1, results)[1]);
        Assert.Equal($"  {"in notebooks/",-29}  cells  claims  in cells", Written(60, 1, results)[1]);
        Assert.Equal("✔ 06-as-completed-when-each.dib      1", Written(40, 1, results)[2]);
    }

    [Fact]
    public void Paths_of_several_folders_are_shortened_in_the_middle()
    {
        var lines = Written(40, 1, [Slow("a/a-notebook-with-a-very-long-name-1.dib", false), Slow("b/a-notebook-with-a-very-long-name-2.dib", false)]);

        Assert.Contains(lines, line => line.StartsWith("✔ a/", StringComparison.Ordinal) && line.Contains("…") && line.Contains("1.dib"));
        Assert.Contains(lines, line => line.StartsWith("✔ b/", StringComparison.Ordinal) && line.Contains("2.dib"));
    }

    [Fact]
    public void Of_many_failed_runs_the_first_five_are_named()
    {
        var lines = Written(null, 7, [.. Enumerable.Repeat((NotebookResult[])[Slow("a.dib", true)], 7)]);

        Assert.Contains(lines, line => line.EndsWith("  1, 2, 3, 4, 5 and 2 more", StringComparison.Ordinal));
    }

    private static NotebookResult Slow(string path, bool failed) =>
        Made.Notebook(path, failed ? Made.Failed(1, Made.Threw("boom"), "x") : Made.Passed(1)) with { Claims = 12, ClaimsChecked = 12 };

    private static string[] Written(int? width, int rounds, params NotebookResult[] results) => Written(width, rounds, [results]);

    private static string[] Written(int? width, int rounds, NotebookResult[][] results)
    {
        var writer = new StringWriter { NewLine = "\n" };
        var summary = new Summary(new Terminal(writer, false, new Paint(false)) { Width = width }, [.. results[0].Select(r => r.Path)], rounds);
        foreach (var round in results) summary.Add(round);
        summary.Write();
        return writer.ToString().Split('\n');
    }
}
