namespace Course.Tests.Mutations;

/// <summary>Every claim of the course has a change of its lesson that it does not survive, or a reason why there is none.</summary>
public sealed class MutationListTests
{
    public static TheoryData<string> Listed => [.. MutationList.All.Select(list => list.Lesson.Slug)];

    [Theory]
    [MemberData(nameof(Listed))]
    public void Every_claim_is_turned_by_a_mutation_or_has_a_reason(string slug)
    {
        var list = MutationList.Read(slug);
        var claims = LessonClaim.Of(list.Lesson).Select(claim => claim.Sentence).ToHashSet();
        var turned = list.Mutations.SelectMany(mutation => mutation.Turned).ToHashSet();
        var excused = list.Unmutated.SelectMany(unmutated => unmutated.Claims).ToHashSet();

        // Claims that no mutation turns, and mutations that turn no claim because nobody has tried them.
        var missing = claims.Except(turned).Except(excused).Concat(list.Mutations.Where(mutation => !mutation.Turned.Any()).Select(mutation => mutation.Name));
        Assert.Empty(missing);
        // Claims that were reworded or removed.
        Assert.Empty(turned.Concat(excused).Except(claims));
        // A reason that something cannot be is wrong where it can.
        Assert.Empty(excused.Intersect(turned));
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_mutation_changes_what_is_done_and_not_what_is_claimed(string slug)
    {
        var list = MutationList.Read(slug);
        var text = File.ReadAllText(list.Lesson.File).ReplaceLineEndings("\n");
        var claims = LessonClaim.Of(list.Lesson);
        using var folder = new TempFolder();
        Assert.All(list.Mutations, mutation =>
        {
            var copy = folder.Write("copy.dib", mutation.Apply(text));
            Assert.Equal(claims, NotebookFile.Read(copy).Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => LessonClaim.Of(cell.Source)), Same);
            Assert.NotEqual(mutation.Old, mutation.New);
        });

        static bool Same(LessonClaim one, LessonClaim other) => one.Sentence == other.Sentence && one.Expected == other.Expected;
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void No_two_mutations_of_a_lesson_have_one_name(string slug) =>
        Assert.Distinct(MutationList.Read(slug).Mutations.Select(mutation => mutation.What));

    // Mutations name claims by their sentences.
    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void No_two_claims_of_a_lesson_have_one_sentence(string slug) =>
        Assert.Distinct(LessonClaim.Of(new Lesson(slug)).Select(claim => claim.Sentence));

    [Fact]
    public void Every_lesson_has_mutations() =>
        Assert.Equal(Lesson.All.Select(lesson => lesson.Slug), MutationList.All.Select(list => list.Lesson.Slug));
}
