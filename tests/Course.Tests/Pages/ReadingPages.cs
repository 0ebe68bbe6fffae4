using Notebooks.Book.Contents;

namespace Course.Tests.Pages;

/// <summary>The pages beside the lessons that the book names.</summary>
internal static class ReadingPages
{
    public static IReadOnlyList<ReadingPage> All { get; } =
        ReadingPage.ReadAll(Repository.Notebooks, BookInfo.Read(Path.Combine(Repository.Root, "data", "book.json")).Pages!);
}
