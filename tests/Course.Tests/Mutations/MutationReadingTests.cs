namespace Course.Tests.Mutations;

public sealed class MutationReadingTests
{
    private const string Text = """
        # Nobody waits
        - await permits.WaitAsync();
        -     body();
        + body();
        ✖ never two
        ! all are back

        # Nothing runs
        - body();
        +
        ✖ it ran

        = The language says so
        · one is one

        """;

    [Fact]
    public void A_list_is_read_as_it_is_written()
    {
        var list = MutationList.Parse("13-semaphore", Text.ReplaceLineEndings("\n"));

        Assert.Equal(["13-semaphore: Nobody waits", "13-semaphore: Nothing runs"], list.Mutations.Select(m => m.Name));
        Assert.Equal("await permits.WaitAsync();\n    body();", list.Mutations[0].Old);
        Assert.Equal("body();", list.Mutations[0].New);
        Assert.Equal("", list.Mutations[1].New);
        Assert.Equal(["never two"], list.Mutations[0].False);
        Assert.Equal(["all are back"], list.Mutations[0].Unsaid);
        var excused = Assert.Single(list.Unmutated);
        Assert.Equal("The language says so", excused.Why);
        Assert.Equal(["one is one"], excused.Claims);
        Assert.Equal(Text.ReplaceLineEndings("\n"), list.ToString());
    }

    [Theory]
    [InlineData("- text before a title", 1)]
    [InlineData("# a\n· a claim without a reason", 2)]
    [InlineData("= a reason\n✖ not here", 2)]
    [InlineData("# a\n-text", 2)]
    [InlineData("# a\n\nwords", 3)]
    public void A_line_that_is_not_understood_is_named(string text, int line)
    {
        var error = Assert.Throws<InvalidDataException>(() => MutationList.Parse("13-semaphore", text));

        Assert.StartsWith($"13-semaphore.txt, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(text.Split('\n')[line - 1], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", 0)]
    [InlineData("a c a", 2)]
    public void What_is_replaced_has_to_stand_in_the_lesson_once(string text, int times)
    {
        var mutation = new Mutation("13-semaphore", "no a") { Old = "a", New = "" };

        Assert.Contains($"{times} times", Assert.Throws<InvalidDataException>(() => mutation.Apply(text)).Message);
        Assert.Equal("b ", mutation.Apply("b a"));
    }

    [Fact]
    public void Cells_are_cut_after_each_claim()
    {
        const string cell = """
            // check
            int count = 1;
            Check.That("one", count, Is.EqualTo(1));
            // Twice:
            await Check.Throws<IOException>("it throws",
                () => throw new IOException());
            foreach (int n in new[] { 1, 2 }) Check.That($"{n} is small", n < 3);
            // The end.
            """;

        var pieces = CutCells.Cut(cell.ReplaceLineEndings("\n"));

        Assert.Equal(["// check", "// Twice:", "foreach (int n in new[] { 1, 2 }) Check.That($\"{n} is small\", n < 3);"], pieces.Select(piece => piece.Split('\n')[0]));
        Assert.Equal(cell.ReplaceLineEndings("\n"), string.Join('\n', pieces));
        Assert.Equal(["int i = 1;\ni++;"], CutCells.Cut("int i = 1;\ni++;"));
    }

    [Fact]
    public void Claims_are_read_from_code()
    {
        var claims = LessonClaim.Of("""
            Check.That("a \"word\"", 1, Is.EqualTo(1), likely: "no");
            Check.That($"{name}: two", list.Any());
            var error = await Check.Throws<IOException>("it throws", Body);
            """);

        Assert.Equal([("a \"word\"", "Is.EqualTo(1)"), ("{name}: two", "true"), ("it throws", "Throws<IOException>")], claims.Select(c => (c.Sentence, c.Expected)));
        Assert.True(claims[1].Matches("PostgreSQL: two"));
        Assert.False(claims[1].Matches("PostgreSQL: three"));
        Assert.False(claims[0].Matches("it throws"));
    }
}
