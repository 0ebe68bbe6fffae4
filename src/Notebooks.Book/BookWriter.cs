using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Book.Code;
using Notebooks.Book.Contents;
using Notebooks.Book.Pages;
using Notebooks.Book.Prose;
using Notebooks.Book.Search;
using Notebooks.Book.Site;
using Notebooks.Reporting;

namespace Notebooks.Book;

/// <summary>Writes lessons as a static site that needs no server and no network.</summary>
/// <param name="folder">The target folder. It is made when there is none. Files of the same names are replaced.</param>
/// <param name="site">What is known of the world around the book.</param>
public sealed class BookWriter(string folder, BookSite site)
{
    /// <summary>Pages of the book that are no lessons, without extension. No lesson may have one of these names.</summary>
    public static IReadOnlyList<string> OwnPages { get; } = ["index", "concepts", "404", "all"];

    /// <summary>Called after each lesson.</summary>
    public Action Written { get; init; } = () => { };

    /// <summary>Writes the site.</summary>
    /// <param name="info">The cover.</param>
    /// <param name="lessons">The lessons, in order; at least one.</param>
    /// <param name="concepts">The concepts that the course has to teach. If there are none, there is no concept map.</param>
    /// <param name="cacheFolder">The compile cache, which has the packages that lessons use, or null.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="BookException">A page that the cover names is not what it should be.</exception>
    /// <exception cref="Publishing.Pictures.PictureException">The cards of the pages cannot be drawn.</exception>
    public async Task WriteAsync(BookInfo info, IReadOnlyList<Lesson> lessons, IReadOnlyList<Concept> concepts, string? cacheFolder)
    {
        var home = Path.GetDirectoryName(Path.GetFullPath(lessons[0].Path))!;
        var pages = ReadingPage.ReadAll(home, info.Pages ?? []);
        if (lessons.FirstOrDefault(lesson => pages.Any(page => page.Slug == lesson.Slug)) is { } same)
            throw new BookException($"{same.Path} and {same.Slug}.md would be the same page; rename one of them.");
        var terms = Term.ReadAll(pages);
        var moved = new MovedLessons(info, lessons, pages);
        var shell = new Shell(info.Title, site) { Command = info.Command ?? Shell.OwnCommand, Moved = moved.Any };
        // Only a full address can lead to a card, so that a book without one needs none.
        var cards = site is { Address: not null, Browser: { } browser } ? await Cards.DrawAsync(lessons, browser).ConfigureAwait(false) : new Dictionary<string, (Card Card, byte[] Png)>();
        foreach (var (card, png) in cards.Values) await WriteAsync(card.File, png).ConfigureAwait(false);
        Card? CardOf(string page) => cards.TryGetValue(page, out var drawn) ? drawn.Card : null;

        var links = new LinkTargets(home, info.Files ?? [], info.Pages ?? []);
        List<SearchEntry> entries = [];
        List<(Lesson, string)> articles = [];
        for (var i = 0; i < lessons.Count; i++)
        {
            var page = new LessonPage(shell, lessons[i], i > 0 ? lessons[i - 1] : null, i + 1 < lessons.Count ? lessons[i + 1] : null, links, new TermCards(terms), cacheFolder);
            var (html, article) = await page.HtmlAsync(CardOf(lessons[i].Page)).ConfigureAwait(false);
            await WriteAsync(lessons[i].Page, html).ConfigureAwait(false);
            entries.Add(page.Entry);
            articles.Add((lessons[i], article));
            Written();
        }

        foreach (var reading in pages)
        {
            var page = new MarkdownPage(shell, reading, links, await LessonCode.ImportAsync(lessons[0], cacheFolder).ConfigureAwait(false));
            await WriteAsync(reading.Page, await page.HtmlAsync().ConfigureAwait(false)).ConfigureAwait(false);
            entries.Add(page.Entry);
        }

        foreach (var (copy, file) in links.Files.Concat(lessons.SelectMany(Downloads.Of))) await WriteAsync(copy, await File.ReadAllBytesAsync(file).ConfigureAwait(false)).ConfigureAwait(false);
        await WriteAsync("index.html", IndexPage.Html(shell, info, lessons, pages, concepts.Count > 0, CardOf($"{info.Cover ?? lessons[0].Slug}.html"))).ConfigureAwait(false);
        await WriteAsync("concepts.html", ConceptsPage.Html(shell, concepts, lessons)).ConfigureAwait(false);
        await WriteAsync(NotFoundPage.File, NotFoundPage.Html(shell)).ConfigureAwait(false);
        foreach (var (was, lesson) in moved.Lessons) await WriteAsync($"{was}.html", MovedPage.Html(shell, lesson)).ConfigureAwait(false);
        if (moved.Any) await WriteAsync($"assets/{Shell.MovedScript}", moved.Script()).ConfigureAwait(false);
        await WriteAsync(WholeCoursePage.File, WholeCoursePage.Html(shell, info, articles)).ConfigureAwait(false);
        if (site.Address is { } address) await WriteAsync("sitemap.xml", Sitemap.Xml(address, ["index.html", "concepts.html", .. lessons.Select(lesson => lesson.Page), .. pages.Select(page => page.Page)])).ConfigureAwait(false);
        await WriteAsync("assets/search.js", SearchIndex.Script(entries, concepts)).ConfigureAwait(false);
        await WriteAsync("assets/palette.js", Palette()).ConfigureAwait(false);
        await WriteAsync("assets/narrow.js", Narrow()).ConfigureAwait(false);
        foreach (var asset in (string[])["theme.js", .. Shell.Styles, .. Shell.Scripts]) await CopyAsync(typeof(BookWriter), asset).ConfigureAwait(false);
        foreach (var file in FigureFiles(lessons)) await CopyAsync(typeof(FigureLibrary), file).ConfigureAwait(false);
    }

    private static IEnumerable<string> FigureFiles(IReadOnlyList<Lesson> lessons)
    {
        var library = new FigureLibrary();
        foreach (var figure in lessons.SelectMany(lesson => lesson.Executed.Cells).SelectMany(cell => cell.Outputs).Select(Publishing.Published.FigureOf).OfType<JsonObject>()) library.Add(figure);
        return new[] { FigureLibrary.Timeline, FigureLibrary.Basic, library.File ?? FigureLibrary.Basic }.Distinct();
    }

    /// <summary>The script that fits a figure into a narrow page.</summary>
    internal static string Narrow() => $"window.narrowFigure = {Notebooks.Reporting.Html.Resource.Read("narrow.js").Trim()};\n";

    /// <summary>The script with the colours of figures in the dark.</summary>
    internal static string Palette() =>
        $"window.darkColours = {JsonSerializer.Serialize(Lessons.Charts.Palette.Dark.Swaps.ToDictionary(s => s.Light, s => s.Dark))};\n";

    private Task WriteAsync(string name, string content) => WriteAsync(name, Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\n")));

    private async Task WriteAsync(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content).ConfigureAwait(false);
    }

    private async Task CopyAsync(Type owner, string asset)
    {
        using var from = owner.Assembly.GetManifestResourceStream(asset)!;
        using var to = File.Create(Path.Combine(folder, "assets", asset));
        await from.CopyToAsync(to).ConfigureAwait(false);
    }
}
