using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>The first page tells the truth.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void It_lists_exactly_the_lessons_that_exist_in_their_order() =>
        Assert.Equal(Lesson.All.Select(l => l.Slug), Row().Matches(Text).Select(m => m.Groups["slug"].Value));

    [Fact]
    public void It_asks_the_questions_the_lessons_ask() =>
        Assert.All(Row().Matches(Text), row =>
            Assert.Contains($"**Question.** {row.Groups["question"].Value}\n", new Lesson(row.Groups["slug"].Value).Cells[0].Source));

    [Fact]
    public void Its_links_and_its_picture_are_there() => Assert.Empty(Links.Broken(Text, Repository.Root));

    [Fact]
    public void It_stays_a_page() => Assert.InRange(Text.Split('\n').Length, 1, 99);

    [GeneratedRegex(@"^\| \[(?<slug>[\w-]+)\]\(notebooks/\k<slug>\.dib\) \| (?<question>[^|]+) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
