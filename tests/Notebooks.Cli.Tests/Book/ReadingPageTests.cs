using Notebooks.Book.Contents;

namespace Notebooks.Cli.Tests.Book;

/// <summary>Pages of a book that are written as Markdown, and the terms of its glossary.</summary>
public sealed class ReadingPageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_page_has_the_title_and_the_first_paragraph_of_its_file()
    {
        _folder.Write("words.md", "# Some *words*\r\n\r\nWhat they\r\nmean in C#, and why.\r\n\r\n## More\r\n");

        var page = Assert.Single(ReadingPage.ReadAll(_folder.Path, ["words"]));

        Assert.Equal(("Some *words*", "What they mean in C#, and why.", "words.html"), (page.Title, page.Lead, page.Page));
    }

    [Theory]
    [InlineData("missing", "there is no ")]
    [InlineData("../words", "write the name of a Markdown file")]
    [InlineData("index", "write the name of a Markdown file")]
    [InlineData("untitled", "has to begin with a heading and a paragraph")]
    [InlineData("bare", "has to begin with a heading and a paragraph")]
    public void A_page_that_cannot_be_is_refused(string slug, string words)
    {
        _folder.Write("untitled.md", "No heading.\n");
        _folder.Write("bare.md", "# Only a heading\n\n## And another\n");

        Assert.Contains(words, Assert.Throws<BookException>(() => ReadingPage.ReadAll(_folder.Path, [slug])).Message);
    }

    [Fact]
    public void A_term_has_its_forms_and_its_definition()
    {
        var terms = Terms("### Permit\n<!-- forms: permit, permits -->\n\nThe right\nto be inside.\n\nMore.\n\n### Hot task\n\nBegun.\n### Task\n<!-- forms: - -->\nAn object.");

        Assert.Equal(["Permit", "Hot task", "Task"], terms.Select(term => term.Name));
        Assert.Equal(["permit", "hot-task", "task"], terms.Select(term => term.Id));
        Assert.Equal(["The right to be inside.", "Begun.", "An object."], terms.Select(term => term.Definition));
        Assert.Equal(["permit permits", "Hot task", ""], terms.Select(term => string.Join(' ', term.Forms)));
    }

    [Theory]
    [InlineData("### Permit\n\n### Task\n\nAn object.", "\"Permit\" has no definition")]
    [InlineData("### Task\n\nAn object.\n\n### Work\n<!-- forms: work, task -->\n\nA task.", "belongs to two terms")]
    public void A_glossary_with_a_mistake_is_refused(string text, string words) =>
        Assert.Contains(words, Assert.Throws<BookException>(() => Terms(text)).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Without_a_glossary_there_are_no_terms() => Assert.Empty(Term.ReadAll([new("words", "Words", "", "### Task\n\nAn object.")]));

    private static IReadOnlyList<Term> Terms(string text) => Term.ReadAll([new(Term.Page, "Glossary", "", $"# Glossary\n\nWords.\n\n{text}")]);
}
