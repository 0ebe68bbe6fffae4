using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>The first page, and the pages that it leads to, tell the truth.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    private static string Cell => CellOfPage().Match(Text).Groups["code"].Value;

    [Fact]
    public void It_lists_exactly_the_lessons_that_exist_in_their_order() =>
        Assert.Equal(Lesson.All.Select(l => l.Slug), Row().Matches(Text).Select(m => m.Groups["slug"].Value));

    [Fact]
    public void It_asks_the_questions_the_lessons_ask() =>
        Assert.All(Row().Matches(Text), row =>
            Assert.Contains($"**Question.** {row.Groups["question"].Value}\n", new Lesson(row.Groups["slug"].Value).Cells[0].Source));

    [Fact]
    public void Its_parts_are_those_of_the_book()
    {
        var parts = JsonNode.Parse(File.ReadAllText(Repository.In("data", "book.json")))!["parts"]!.AsArray();
        var lessons = Lesson.All.Select(l => l.Slug[..2]).ToList();
        var starts = parts.Select(part => lessons.IndexOf($"{part!["first"]}")).ToList();

        Assert.Equal(
            parts.Select((part, i) => ($"{part!["title"]}", lessons[starts[i]], lessons[i + 1 < starts.Count ? starts[i + 1] - 1 : ^1])),
            Part().Matches(Text).Select(m => (m.Groups["title"].Value, m.Groups["from"].Value, m.Groups["to"].Value)));
        Assert.All(Part().Matches(Text).Zip(starts), part => Assert.StartsWith($"- [{Lesson.All[part.Second].Slug}]", Text[(part.First.Index + part.First.Length)..].TrimStart()));
        Assert.Equal(Text.Split("<details").Length, Text.Split("</details>").Length);
    }

    [Fact(Timeout = 900_000)]
    public async Task Its_cell_runs_and_its_claim_holds()
    {
        Assert.InRange(Cell.TrimEnd().Split('\n').Length, 1, 8);
        await PublishedLibrary.BuildAsync();
        using var folder = new TempFolder();
        folder.Write("readme.dib", $"#!csharp\n\n#!import {Repository.Shared}/lesson.csx\n\n#!csharp\n\n{Cell}");

        var run = await Nb.RunWithAsync(folder.Path, new() { ["NB_CACHE"] = folder["cache"] }, "run", "readme.dib");

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Matches(@"✔ readme\.dib +2 +1 ", run.Out);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData(".github/CONTRIBUTING.md")]
    [InlineData(".github/CHANGELOG.md")]
    [InlineData(".github/SECURITY.md")]
    [InlineData("src/Notebooks.Cli/README.md")]
    public void Links_and_pictures_are_there(string page) =>
        Assert.Empty(Links.Broken(File.ReadAllText(Repository.In(page)), Path.GetDirectoryName(Repository.In(page))!));

    [Fact]
    public void It_stays_a_page() => Assert.InRange(Text.Split('\n').Length - Lesson.All.Count, 1, 65);

    [GeneratedRegex(@"^- \[(?<slug>[\w-]+)\]\(notebooks/\k<slug>\.dib\): (?<question>.+\?) \(.+\)$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"<details( open)?><summary><b>(?<title>[^<]+)</b>: (?<from>\d\d) to (?<to>\d\d)</summary>")]
    private static partial Regex Part();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CellOfPage();
}
