using Notebooks.Book.Site;

namespace Notebooks.Cli.Tests.Book;

/// <summary>Addresses of the world around a book, as people and git write them.</summary>
public sealed class SiteTests
{
    [Theory]
    [InlineData("https://github.com/owner/name", "https://github.com/owner/name")]
    [InlineData("https://github.com/owner/name.git", "https://github.com/owner/name")]
    [InlineData("https://github.com/owner/name/", "https://github.com/owner/name")]
    [InlineData("https://user:secret@github.com/owner/name.git", "https://github.com/owner/name")]
    [InlineData("git@github.com:owner/name.git", "https://github.com/owner/name")]
    [InlineData("ssh://git@example.org:2222/group/sub/name.git", "https://example.org/group/sub/name")]
    [InlineData("http://example.org:3000/owner/my.name", "http://example.org:3000/owner/my.name")]
    public void A_remote_of_git_is_an_address_for_browsers_without_its_secrets(string remote, string address) =>
        Assert.Equal(address, SourceRepository.TryParse(remote, "HEAD", "")!.Address);

    [Theory]
    [InlineData("/srv/name.git")]
    [InlineData("../name")]
    [InlineData("C:\\name")]
    [InlineData("file:///srv/name")]
    [InlineData("https://github.com/")]
    [InlineData("https://github.com/owner/name\" onclick=\"x")]
    [InlineData("name")]
    [InlineData("")]
    public void What_no_browser_can_open_is_no_repository(string remote) => Assert.Null(SourceRepository.TryParse(remote, "HEAD", ""));

    [Fact]
    public void A_file_is_that_of_the_commit_and_only_one_host_has_codespaces()
    {
        var repository = SourceRepository.TryParse("https://github.com/owner/name", "abc123", "course/notebooks/")!;

        Assert.Equal("https://github.com/owner/name/blob/abc123/course/notebooks/a.dib", repository.Of("a.dib"));
        Assert.Equal("https://github.com/owner/name/blob/abc123/course/notebooks/a%20b.dib", repository.Of("a b.dib"));
        Assert.Equal("https://codespaces.new/owner/name?quickstart=1", repository.Codespaces);
        Assert.Null(SourceRepository.TryParse("https://example.org/owner/name", "HEAD", "")!.Codespaces);
    }

    [Theory]
    [InlineData("https://example.org/course")]
    [InlineData("https://example.org/course/")]
    public void Pages_have_full_addresses(string site)
    {
        var address = SiteAddress.TryParse(site)!;

        Assert.Equal("https://example.org/course/a.html", address.Of("a.html"));
        Assert.Equal("https://example.org/course/", address.Of("index.html"));
    }

    [Theory]
    [InlineData("example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("https://example.org/?page=1")]
    [InlineData("https://me:secret@example.org")]
    [InlineData("")]
    public void What_is_no_address_of_a_site_is_refused(string site) => Assert.Null(SiteAddress.TryParse(site));
}
