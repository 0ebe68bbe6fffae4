using System.Text;
using System.Text.RegularExpressions;
using Notebooks.Book.Code;
using Notebooks.Book.Contents;
using Notebooks.Book.Navigation;
using Notebooks.Book.Prose;
using Notebooks.Book.Search;

namespace Notebooks.Book.Pages;

/// <summary>A page that is written as Markdown. Its C# is coloured with what every lesson imports.</summary>
internal sealed partial class MarkdownPage(Shell shell, ReadingPage page, LinkTargets links, LessonCode code)
{
    private readonly ProseHtml _prose = new(links);

    /// <summary>The entry of this page in the search index.</summary>
    public SearchEntry Entry { get; } = new("", ProseHtml.Plain(page.Title), page.Page);

    public async Task<string> HtmlAsync()
    {
        var content = new StringBuilder();
        foreach (var section in Heading().Split(page.Text).Where(section => section.Length > 0))
        {
            foreach (var piece in await _prose.PiecesAsync(section, code).ConfigureAwait(false)) content.Append(piece.Html);
            Entry.Add(_prose.Headings.LastOrDefault(), ProseHtml.Plain(section));
        }

        return shell.Page(Entry.Title, "reading", $"{PageContents.Html(_prose.Headings)}<article class=\"prose\">\n{content}</article>", page.Page, ProseHtml.Plain(page.Lead));
    }

    // A "#" inside of a fence may begin a line of Python, but two of them do not.
    [GeneratedRegex(@"^(?=##+ )", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
