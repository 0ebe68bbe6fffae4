using Notebooks.Book.Contents;

namespace Course.Tests.Pages;

/// <summary>Lessons that had other names: their pages in the book lead on.</summary>
public sealed class MovedTests
{
    private static readonly IReadOnlyDictionary<string, string> Moved =
        BookInfo.Read(Path.Combine(Repository.Root, "data", "book.json")).Moved!;

    [Fact]
    public void A_former_name_leads_to_a_lesson_and_is_none()
    {
        Assert.NotEmpty(Moved);
        Assert.All(Moved, it =>
        {
            Assert.True(File.Exists(Path.Combine(Repository.Notebooks, $"{it.Value}.dib")), it.Value);
            Assert.False(File.Exists(Path.Combine(Repository.Notebooks, $"{it.Key}.dib")), it.Key);
        });
    }
}
