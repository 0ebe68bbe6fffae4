using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>The parts every lesson has, so that whoever knows one finds their way in all.</summary>
public sealed partial class ShapeTests
{
    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void A_lesson_has_its_parts_in_their_order(string slug)
    {
        string[] parts = ["# ", "**Question.**", "**You will be able to**", "**Before this**", "**Takes** about", "## In Python, in C#", "## Pitfalls", "## Your turn", "## What next"];
        var text = string.Join('\n', new Lesson(slug).Prose.Select(c => c.Source));

        var places = parts.Select(p => (Part: p, At: text.IndexOf(p, StringComparison.Ordinal))).ToArray();

        Assert.All(places, p => Assert.True(p.At >= 0, $"{slug} has no “{p.Part}”."));
        Assert.Equal(parts, places.OrderBy(p => p.At).Select(p => p.Part));
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void The_title_carries_the_number_of_the_file(string slug)
    {
        var title = new Lesson(slug).Cells[0];

        Assert.False(title.IsCode);
        Assert.StartsWith($"# {slug.Split('-')[0]} · ", title.Source);
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void The_first_code_is_the_import_and_nothing_else(string slug) =>
        Assert.Equal("#!import ../shared/lesson.csx", new Lesson(slug).Code.First().Source.Trim());

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Python_and_CSharp_stand_side_by_side(string slug)
    {
        var comparison = new Lesson(slug).Prose.Single(c => c.Source.Contains("## In Python, in C#"));

        var rows = comparison.Lines.Where(l => l.StartsWith('|')).ToArray();
        Assert.Matches(@"^\| Python.*\| C#.*\|$", rows[0]);
        Assert.True(rows.Length >= 5, $"{comparison}: three rows are the least.");
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Every_exercise_is_followed_by_its_checks_and_only_then_by_its_solution(string slug)
    {
        var lesson = new Lesson(slug);
        var starters = lesson.Code.Where(c => c.Markers.Exercise is not null).ToArray();

        Assert.NotEmpty(starters);
        Assert.All(starters, starter =>
        {
            Assert.Contains("throw new NotImplementedException();", starter.Source);
            var checks = lesson.Cells.Skip(starter.Number).TakeWhile(c => c.IsCode && c.Markers.Check == starter.Markers.Exercise).Count();
            Assert.True(checks > 0, $"{starter}: its check has to follow it.");
            Assert.Equal(checks, lesson.Code.Count(c => c.Markers.Check == starter.Markers.Exercise));
            Assert.Contains($"// solution: {starter.Markers.Exercise}\n", lesson.Cells[starter.Number + checks].Source);
        });
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void A_solution_is_folded_and_shows_that_it_opens(string slug)
    {
        var lesson = new Lesson(slug);

        var folded = lesson.Prose.SelectMany(c => c.Lines).Where(l => l.Contains("<details", StringComparison.Ordinal)).ToArray();

        Assert.Equal(lesson.Code.Count(c => c.Markers.Exercise is not null), folded.Length);
        Assert.All(folded, line => Assert.Equal("<details><summary>▸ One solution (click)</summary>", line));
    }

    // In a notebook, lines that follow each other run into one paragraph.
    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void The_head_is_a_list(string slug)
    {
        string[] head = [.. new Lesson(slug).Cells[0].Lines.Where(l => l.Contains("**", StringComparison.Ordinal)).Take(3)];

        Assert.StartsWith("- **Question.** ", head[0]);
        Assert.StartsWith("- **You will be able to** ", head[1]);
        Assert.StartsWith("- **Before this** ", head[2]);
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Tables_are_left_aligned_where_front_ends_centre_them(string slug)
    {
        string[] rules = [.. new Lesson(slug).Prose.SelectMany(c => c.Lines).Where(l => TableRule().IsMatch(l))];

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Matches(@"^\|(:-+\|)+$", rule));
    }

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void At_most_three_lessons_come_next(string slug) =>
        Assert.InRange(new Lesson(slug).Cells[^1].Lines.Count(l => l.StartsWith("- ", StringComparison.Ordinal)), 1, 3);

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*\|[-:|\s]*$")]
    private static partial Regex TableRule();
}
