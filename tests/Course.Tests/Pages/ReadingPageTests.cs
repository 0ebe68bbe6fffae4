using Course.Tests.Writing;

namespace Course.Tests.Pages;

/// <summary>What holds for every page beside the lessons.</summary>
public sealed class ReadingPageTests
{
    public static TheoryData<string> Slugs => [.. ReadingPages.All.Select(page => page.Slug)];

    [Fact]
    public void The_book_has_every_page() =>
        Assert.Equal(
            Directory.EnumerateFiles(Repository.Notebooks, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name != "README").Order(StringComparer.Ordinal),
            ReadingPages.All.Select(page => page.Slug).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_links_lead_somewhere(string slug) =>
        Assert.Empty(Links.Broken(ReadingPages.All.Single(page => page.Slug == slug).Text, Repository.Notebooks));

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_lead_is_a_paragraph_for_the_index(string slug) =>
        Assert.InRange(Prose.Words(ReadingPages.All.Single(page => page.Slug == slug).Lead), 8, 60);
}
