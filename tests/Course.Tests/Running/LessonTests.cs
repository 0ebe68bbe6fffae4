using Course.Tests.Engines;

namespace Course.Tests.Running;

[TestCaseOrderer(typeof(AskedFor))]
public sealed class LessonTests(CourseRuns runs)
{
    // The first test waits for the build, the first of a kind for the runs before it: on a busy machine that is the whole course.
    private const int Patience = 1_800_000;

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public async Task A_lesson_runs_and_every_claim_holds(string slug)
    {
        var result = await runs.SolvedAsync(slug);

        Assert.True(result.Verdict == Verdict.Passed, Story.Of(result));
        Assert.True(result.Claims > 0, "The lesson claims nothing: give it a `// check` cell.");
        ExpectedCounts.Check(slug, result);
    }

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public async Task A_lesson_says_the_same_on_dotnet_interactive(string slug)
    {
        var ours = await runs.SolvedAsync(slug);
        var theirs = await runs.InteractiveAsync(slug);

        Assert.True(theirs.Verdict == Verdict.Passed, Story.Of(theirs));
        Assert.Equal(ExpectedCounts.ClaimsOf(slug, theirs), theirs.Claims);
        Assert.Equal(ours.Cells.Select(c => c.Number), theirs.Cells.Select(c => c.Number));
        // A cell that could do less on one of them, because the machine was busy, says so, and claims less.
        int[] less = [.. ours.Cells.Concat(theirs.Cells).Where(cell => ExpectedCounts.DoesLess(slug, cell)).Select(cell => cell.Number)];
        var differences = ours.Cells.Zip(theirs.Cells, (o, t) => (Cell: o.Number, What: CellAccount.Difference(CellAccount.Of(o), CellAccount.Of(t))))
            .Where(d => d.What.Length > 0 && !KnownDifferences.IsListed(slug, d.Cell) && !less.Contains(d.Cell))
            .Select(d => $"cell {d.Cell}: {d.What}");
        Assert.Empty(differences);
    }

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public async Task Nobody_is_told_that_an_unsolved_exercise_is_right(string slug)
    {
        var result = await runs.UnsolvedAsync(slug);

        Assert.True(result.Verdict == Verdict.Passed, Story.Of(result));
        var starters = result.Cells.Where(c => Markers.Read(c.Cell.Source).Exercise is not null).ToDictionary(c => Markers.Read(c.Cell.Source).Exercise!);
        // Not a word about an answer that is not there.
        Assert.All(
            result.Cells.Where(c => Markers.Read(c.Cell.Source).Check is not null),
            check => Assert.Equal(
                $"Not solved yet: replace the `throw` in cell {starters[Markers.Read(check.Cell.Source).Check!].Number}.",
                Assert.IsType<ErrorOutput>(Assert.Single(check.Outputs)).Message));
    }

    [Theory(Timeout = Patience)]
    [MemberData(nameof(WrongAnswer.Names), MemberType = typeof(WrongAnswer))]
    public async Task A_likely_mistake_is_called_by_its_name(string name)
    {
        var answer = new WrongAnswer(name);

        var (lesson, checks) = await runs.WrongAsync(name);

        var failed = checks.FirstOrDefault(c => c.Verdict == Verdict.Failed);
        Assert.True(failed is not null, $"The check accepts the wrong answer {name}.cs.\n{Story.Of(lesson)}");
        // On a busy machine a line about late timers follows.
        Assert.Contains($"Likely: {answer.Likely}\n", failed.Failure!.Message + "\n");
        // Where the library compares is no concern of a reader.
        Assert.DoesNotContain("/_/", string.Join('\n', failed.Failure.Details));
    }

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public async Task A_right_answer_is_accepted_after_wrong_ones(string slug)
    {
        var (lesson, checks) = await runs.RightAfterWrongAsync(slug);

        Assert.NotEmpty(checks);
        Assert.True(checks.All(check => check.Verdict == Verdict.Passed), Story.Of(lesson));
    }

    [Fact]
    public void Only_lessons_have_counts_of_claims_and_figures() =>
        Assert.Subset(Lesson.All.Select(l => l.Slug).ToHashSet(), new HashSet<string>(ExpectedCounts.All.Keys.Select(name => name.Split(' ')[0])));

    [Fact]
    public void Every_exercise_has_a_wrong_answer_and_every_wrong_answer_an_exercise() =>
        Assert.Equal(
            Lesson.All.SelectMany(l => l.Code.Select(c => c.Markers.Exercise).OfType<string>().Select(id => $"{l.Slug}.{id}")).Order(),
            WrongAnswer.All.Select(w => $"{w.Lesson}.{w.Exercise}").Distinct().Order());
}
