using System.Text.RegularExpressions;
using Notebooks.Book.Contents;

namespace Course.Tests.Pages;

/// <summary>The glossary explains words that lessons use.</summary>
public sealed partial class GlossaryTests
{
    private static readonly IReadOnlyList<Term> Terms = Term.ReadAll(ReadingPages.All);

    private static readonly string Prose = string.Join('\n', Lesson.All.SelectMany(lesson => lesson.Prose).Select(cell => cell.Source));

    [Fact]
    public void It_has_the_five_states_and_a_dozen_terms()
    {
        Assert.Equal(["Holding a thread", "Awaiting", "Queued", "Ready", "Cancelling"], Terms.Take(5).Select(term => term.Name));
        Assert.True(Terms.Count >= 17, $"{Terms.Count} terms");
    }

    [Fact]
    public void Every_heading_of_its_third_level_is_a_term() =>
        Assert.Equal(Heading().Matches(ReadingPages.All.Single(page => page.Slug == Term.Page).Text).Select(heading => heading.Groups["name"].Value), Terms.Select(term => term.Name));

    [Fact]
    public void Every_definition_says_something_in_a_few_sentences() =>
        Assert.All(Terms, term => Assert.InRange(Writing.Prose.Words(term.Definition), 5, 45));

    [Fact]
    public void Every_form_of_a_term_occurs_in_a_lesson() =>
        Assert.All(Terms, term =>
        {
            if (term.Forms.Count == 0) Assert.True(Occurs(term.Name), $"{term.Name}: no lesson has it");
            Assert.All(term.Forms, form => Assert.True(Occurs(form), $"{term.Name}: no lesson has “{form}”"));
        });

    private static bool Occurs(string words) => Regex.IsMatch(Prose, $@"(?<!\w){Regex.Escape(words)}(?!\w)", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"^### (?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
