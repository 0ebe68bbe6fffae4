using System.Net;
using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests;

/// <summary>The pages of the book that are no lessons, and the files that pages lead to.</summary>
public sealed class PageTests
{
    private const int Patience = 300_000;
    private const string Glossary = "# Words\n\nWhat words mean.\n\n### Gate\n\nA gate lets one in.\n";

    [Fact(Timeout = Patience)]
    public async Task The_book_has_its_reading_pages_and_its_whole_course()
    {
        await using var served = await ServedFolder.StartWithGlossaryAsync(Glossary, "#!markdown\n\n# 01 · One\n\n- **Question.** What is one?\n\n#!markdown\n\nA gate, and [its word](glossary.md#gate).\n\n#!csharp\n\n1 + 1\n");

        Assert.Contains("A gate lets one in.", await PageAsync(served, "glossary.html"));
        Assert.Contains("href=\"glossary.html\"", await PageAsync(served, "index.html"));
        Assert.Contains("href=\"glossary.html#gate\"", await PageAsync(served, "one.html"));
        Assert.Contains("id=\"one--cell-3\"", await PageAsync(served, "all.html"));
        // Nothing on these pages was recorded before.
        Assert.DoesNotContain("was recorded by running the lessons", await PageAsync(served, "one.html"));
        Assert.Contains("A gate lets one in.", await PageAsync(served, "assets/search.js"));

        await File.WriteAllTextAsync(served["glossary.md"], Glossary.Replace("one in", "two in", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(served["glossary.md"], DateTime.UtcNow.AddMinutes(1));
        Assert.Contains("A gate lets two in.", await PageAsync(served, "glossary.html"));
    }

    [Fact(Timeout = Patience)]
    public async Task A_lesson_can_be_downloaded_from_its_page()
    {
        await using var served = await ServedFolder.StartAsync("1 + 1");

        Assert.Contains("href=\"files/notebooks/one.dib\"", await PageAsync(served, "one.html"));
        Assert.Equal("#!csharp\n\n1 + 1\n", await PageAsync(served, "files/notebooks/one.dib"));
    }

    [Fact(Timeout = Patience)]
    public async Task A_lesson_and_a_reading_page_of_one_name_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<Book.Contents.BookException>(() => ServedFolder.StartWithGlossaryAsync(Glossary, "#!csharp\n\n1 + 1\n", "glossary.dib"));

        Assert.Contains("would be the same page; rename one of them.", refusal.Message);
    }

    private static async Task<string> PageAsync(ServedFolder served, string name)
    {
        using var visitor = new Visitor();
        using var answer = await visitor.GetAsync(new Uri(served.Root, served.Base + name), ("Cookie", await Visitor.CookieAsync(served.Server)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
