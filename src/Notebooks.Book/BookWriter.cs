using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Book.Contents;
using Notebooks.Book.Pages;
using Notebooks.Book.Prose;
using Notebooks.Book.Search;
using Notebooks.Reporting;

namespace Notebooks.Book;

/// <summary>Writes lessons as a static site that needs no server and no network.</summary>
public static class BookWriter
{
    /// <summary>Writes the site.</summary>
    /// <param name="folder">The target folder. It is made when there is none. Files of the same names are replaced.</param>
    /// <param name="info">The cover.</param>
    /// <param name="lessons">The lessons, in order; at least one.</param>
    /// <param name="concepts">The concepts that the course has to teach. If there are none, there is no concept map.</param>
    /// <param name="cacheFolder">The compile cache, which has the packages that lessons use, or null.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task WriteAsync(string folder, BookInfo info, IReadOnlyList<Lesson> lessons, IReadOnlyList<Concept> concepts, string? cacheFolder)
    {
        var shell = new Shell(info.Title);
        var library = new FigureLibrary();
        foreach (var figure in lessons.SelectMany(lesson => lesson.Executed.Cells).SelectMany(cell => cell.Outputs).Select(Publishing.Published.FigureOf).OfType<JsonObject>()) library.Add(figure);
        var links = new LinkTargets(Path.GetDirectoryName(Path.GetFullPath(lessons[0].Path))!, info.Files ?? []);
        List<SearchEntry> entries = [];
        for (var i = 0; i < lessons.Count; i++)
        {
            var page = new LessonPage(shell, lessons[i], i > 0 ? lessons[i - 1] : null, i + 1 < lessons.Count ? lessons[i + 1] : null, links, cacheFolder);
            await WriteAsync(folder, lessons[i].Page, await page.HtmlAsync().ConfigureAwait(false)).ConfigureAwait(false);
            entries.Add(page.Entry);
        }

        foreach (var (copy, file) in links.Files) await WriteAsync(folder, copy, await File.ReadAllBytesAsync(file).ConfigureAwait(false)).ConfigureAwait(false);
        await WriteAsync(folder, "index.html", IndexPage.Html(shell, info, lessons, concepts.Count > 0)).ConfigureAwait(false);
        await WriteAsync(folder, "concepts.html", ConceptsPage.Html(shell, concepts, lessons)).ConfigureAwait(false);
        await WriteAsync(folder, "assets/search.js", SearchIndex.Script(entries)).ConfigureAwait(false);
        await WriteAsync(folder, "assets/palette.js", Palette()).ConfigureAwait(false);
        await WriteAsync(folder, "assets/narrow.js", Narrow()).ConfigureAwait(false);
        foreach (var asset in (string[])["book.css", "book.js", "theme.js"]) await CopyAsync(typeof(BookWriter), asset, folder).ConfigureAwait(false);
        foreach (var file in new[] { FigureLibrary.Timeline, FigureLibrary.Basic, library.File ?? FigureLibrary.Basic }.Distinct()) await CopyAsync(typeof(FigureLibrary), file, folder).ConfigureAwait(false);
    }

    /// <summary>The script that fits a figure into a narrow page.</summary>
    internal static string Narrow() => $"window.narrowFigure = {Notebooks.Reporting.Html.Resource.Read("narrow.js").Trim()};\n";

    /// <summary>The script with the colours of figures in the dark.</summary>
    internal static string Palette() =>
        $"window.darkColours = {JsonSerializer.Serialize(Lessons.Charts.Palette.Dark.Swaps.ToDictionary(s => s.Light, s => s.Dark))};\n";

    private static Task WriteAsync(string folder, string name, string content) => WriteAsync(folder, name, Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\n")));

    private static async Task WriteAsync(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Type owner, string asset, string folder)
    {
        using var from = owner.Assembly.GetManifestResourceStream(asset)!;
        using var to = File.Create(Path.Combine(folder, "assets", asset));
        await from.CopyToAsync(to).ConfigureAwait(false);
    }
}
