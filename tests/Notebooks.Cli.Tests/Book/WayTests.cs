using Notebooks.Book.Navigation;
using Notebooks.Book.Pages;

namespace Notebooks.Cli.Tests.Book;

/// <summary>The way through a book: contents of a page, and all pages as one.</summary>
public sealed class WayTests
{
    [Fact]
    public void The_contents_of_a_page_are_its_sections_and_not_its_title_or_smaller_headings()
    {
        var html = PageContents.Html([new("Title", "title", 1), new("A <b>", "a", 2), new("within", "within", 3), new("C#", "c", 2)]);

        Assert.Contains("<li><a href=\"#a\">A &lt;b&gt;</a></li>\n<li><a href=\"#c\">C#</a></li>\n</ol>", html);
    }

    [Fact]
    public void A_page_of_one_section_has_no_contents() => Assert.Equal("", PageContents.Html([new("Title", "title", 1), new("A", "a", 2)]));

    [Theory]
    [InlineData("<h2 id=\"a\">", "<h2 id=\"01-one--a\">")]
    [InlineData("<a class=\"x\" href=\"#a\">", "<a class=\"x\" href=\"#01-one--a\">")]
    [InlineData("<a href=\"02-two.html\">", "<a href=\"#02-two\">")]
    [InlineData("<a href=\"02-two.html#cell-3\">", "<a href=\"#02-two--cell-3\">")]
    [InlineData("<label for=\"a\">", "<label for=\"01-one--a\">")]
    [InlineData("<a href=\"concepts.html#concept-3\">", "<a href=\"concepts.html#concept-3\">")]
    [InlineData("<a href=\"https://example.org/02-two.html\">", "<a href=\"https://example.org/02-two.html\">")]
    [InlineData("<a href=\"files/a.py.txt\">", "<a href=\"files/a.py.txt\">")]
    [InlineData("<script type=\"application/json\">{\"id\":\"a\"}", "<script type=\"application/json\">{\"id\":\"a\"}")]
    public void On_the_page_of_the_whole_course_every_lesson_keeps_its_own_places(string own, string joined) =>
        Assert.Equal(joined, WholeCoursePage.Joined(own, "01-one", new HashSet<string> { "01-one", "02-two" }));
}
