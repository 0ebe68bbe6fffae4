using Notebooks.Book.Prose;

namespace Notebooks.Cli.Tests.Book;

/// <summary>Which of the files that lessons point at come into a book.</summary>
public sealed class LinkTargetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public LinkTargetTests()
    {
        foreach (var file in (string[])["course/notebooks/a.txt", "course/notebooks/sub/b.png", "course/notebooks/.env", "course/notebooks/.git/config", "course/.env", "course/.git/config", "course/secret.txt", "course/data/python/c.py", "course/data/.key", "course/data-old/d.py", "outside.txt"])
            _folder.Write(file, file);
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_folder["course/notebooks/to-a.txt"], "a.txt");
        File.CreateSymbolicLink(_folder["course/notebooks/out.txt"], "../../outside.txt");
        File.CreateSymbolicLink(_folder["course/notebooks/round.txt"], "round.txt");
        File.CreateSymbolicLink(_folder["course/notebooks/nowhere.txt"], "nothing.txt");
        Directory.CreateSymbolicLink(_folder["course/notebooks/up"], "..");
        Directory.CreateSymbolicLink(_folder["course/notebooks/hidden"], ".git");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.txt", "files/notebooks/a.txt.txt")]
    [InlineData("./a.txt#line-3", "files/notebooks/a.txt.txt")]
    [InlineData("sub/b.png", "files/notebooks/sub/b.png")]
    [InlineData("../notebooks/a.txt", "files/notebooks/a.txt.txt")]
    [InlineData("to-a.txt", "files/notebooks/to-a.txt.txt")]
    [InlineData("../data/python/c.py", "files/data/python/c.py.txt")]
    public void A_file_beside_the_notebooks_or_in_a_folder_of_the_book_is_copied(string url, string copy)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs symbolic links");
        var links = Links();

        Assert.Equal(copy, links.Of(url));
        Assert.Equal(copy, Assert.Single(links.Files).Key);
    }

    [Theory]
    [InlineData(".env")]
    [InlineData("../.env")]
    [InlineData(".git/config")]
    [InlineData("../.git/config")]
    [InlineData("..%2f.git%2fconfig")]
    [InlineData("../data/.key")]
    [InlineData("../secret.txt")]
    [InlineData("../data-old/d.py")]
    [InlineData("../../outside.txt")]
    [InlineData("../../course/secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("out.txt")]
    [InlineData("round.txt")]
    [InlineData("nowhere.txt")]
    [InlineData("up/secret.txt")]
    [InlineData("hidden/config")]
    [InlineData("sub")]
    [InlineData("a%00.txt")]
    public void Nothing_else_is(string url)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs symbolic links");
        var links = Links();

        Assert.Equal(url, links.Of(url));
        Assert.Empty(links.Files);
    }

    [Theory]
    [InlineData("glossary.md", "glossary.html")]
    [InlineData("glossary.md#permit", "glossary.html#permit")]
    [InlineData("other.md", "other.md")]
    [InlineData("README.md", "index.html")]
    public void A_page_of_the_book_is_a_page(string url, string target) => Assert.Equal(target, Links().Of(url));

    private LinkTargets Links() => new(_folder["course/notebooks"], ["data"], ["glossary"]);
}
