using Notebooks.Book;
using Notebooks.Book.Code;
using Notebooks.Book.Contents;
using Notebooks.Book.Pages;
using Notebooks.Book.Prose;
using Notebooks.Book.Search;
using Notebooks.Book.Site;
using Notebooks.Formats;

namespace Notebooks.Serve.Pages;

/// <summary>The book's pages, made when somebody asks for them, and again when their source has changed.</summary>
internal sealed class LiveBook : IDisposable
{
    // A module, so that it runs after the book's own scripts.
    private const string Head = """
        <link rel="stylesheet" href="assets/live.css">
        <script type="module" src="assets/live.js"></script>

        """;

    private readonly ServeSettings _settings;
    private readonly string _home;
    private readonly Shell _shell;
    private readonly LinkTargets _links;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, Made> _made = [];

    /// <exception cref="BookException">A page that the cover names is not what it should be.</exception>
    public LiveBook(ServeSettings settings)
    {
        _settings = settings;
        _home = Path.GetDirectoryName(Path.GetFullPath(settings.Notebooks[0]))!;
        _shell = new(settings.Info.Title, new()) { Head = Head, Origin = "What cells show on these pages is recorded on your machine, when you run them." };
        _links = new(_home, settings.Info.Files ?? [], settings.Info.Pages ?? []);
        var pages = ReadingPages();
        if (settings.Notebooks.FirstOrDefault(path => pages.Any(page => page.Slug == Path.GetFileNameWithoutExtension(path))) is { } same)
            throw new BookException($"{same} and {Path.GetFileNameWithoutExtension(same)}.md would be the same page; rename one of them.");
        _ = Term.ReadAll(pages);
    }

    /// <summary>The path of a notebook, by the name of its page without extension; or null.</summary>
    public string? NotebookOf(string slug) => _settings.Notebooks.FirstOrDefault(n => Path.GetFileNameWithoutExtension(n) == slug);

    /// <summary>A page by its name; null when there is none.</summary>
    /// <exception cref="NotebookFormatException">The source is no notebook.</exception>
    /// <exception cref="BookException">The source is no lesson.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public async Task<string?> PageAsync(string name) => name switch
    {
        "index.html" => IndexPage.Html(_shell, _settings.Info, Lessons(), ReadingPages(), _settings.Concepts.Count > 0, card: null),
        "concepts.html" => ConceptsPage.Html(_shell, _settings.Concepts, Lessons()),
        WholeCoursePage.File => WholeCoursePage.Html(_shell, _settings.Info, await ArticlesAsync().ConfigureAwait(false)),
        _ when !name.EndsWith(".html", StringComparison.Ordinal) => null,
        _ when NotebookOf(name[..^".html".Length]) is { } path => (await MadeAsync(path).ConfigureAwait(false)).Html,
        _ when ReadingPages().FirstOrDefault(page => page.Page == name) is { } page => (await MadeAsync(page).ConfigureAwait(false)).Html,
        _ => null,
    };

    /// <summary>Makes the first lesson's page while the reader looks at the list of lessons: the compiler's first use takes most of the time.</summary>
    public Task PrepareAsync() => Task.Run(async () =>
    {
        try { await MadeAsync(_settings.Notebooks[0]).ConfigureAwait(false); }
        catch (Exception e) when (e is NotebookFormatException or BookException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Whoever opens the page is told.
        }
    });

    /// <summary>The index of the search, for which every page is made once.</summary>
    public async Task<string> SearchAsync()
    {
        List<SearchEntry> entries = [];
        foreach (var path in _settings.Notebooks) entries.Add((await MadeAsync(path).ConfigureAwait(false)).Entry);
        foreach (var page in ReadingPages()) entries.Add((await MadeAsync(page).ConfigureAwait(false)).Entry);
        return SearchIndex.Script(entries, _settings.Concepts);
    }

    /// <summary>The path of a file that a page points at, by the path of its copy; or null.</summary>
    public async Task<string?> FileOfAsync(string copy)
    {
        if (Lessons().Select(lesson => Downloads.Of(lesson).FirstOrDefault(file => file.Key == copy).Value).FirstOrDefault(path => path is not null) is { } download) return download;
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return _links.Files.GetValueOrDefault(copy);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>A notebook as a reader finds it: without stored outputs.</summary>
    public static Notebook Read(string path)
    {
        var notebook = NotebookFile.Read(path);
        return notebook with { Cells = [.. notebook.Cells.Select(cell => cell with { Outputs = [] })] };
    }

    private Task<Made> MadeAsync(string path) => MadeAsync(path, async stamp =>
    {
        var lessons = Lessons();
        var at = _settings.Notebooks.ToList().IndexOf(path);
        var page = new LessonPage(_shell, lessons[at], at > 0 ? lessons[at - 1] : null, at + 1 < lessons.Count ? lessons[at + 1] : null, _links, new(Term.ReadAll(ReadingPages())), _settings.CacheFolder);
        var (html, article) = await page.HtmlAsync(card: null).ConfigureAwait(false);
        return new(stamp, html, page.Entry, article);
    });

    private Task<Made> MadeAsync(ReadingPage reading) => MadeAsync(Path.Combine(_home, reading.Slug + ".md"), async stamp =>
    {
        var page = new MarkdownPage(_shell, reading, _links, await LessonCode.ImportAsync(LessonOf(_settings.Notebooks[0]), _settings.CacheFolder).ConfigureAwait(false));
        return new(stamp, await page.HtmlAsync().ConfigureAwait(false), page.Entry, "");
    });

    private async Task<Made> MadeAsync(string path, Func<DateTime, Task<Made>> makeAsync)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var stamp = File.GetLastWriteTimeUtc(path);
            if (_made.TryGetValue(path, out var made) && made.Stamp == stamp) return made;
            return _made[path] = await makeAsync(stamp).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IReadOnlyList<(Lesson, string)>> ArticlesAsync()
    {
        List<(Lesson, string)> articles = [];
        foreach (var lesson in Lessons()) articles.Add((lesson, (await MadeAsync(lesson.Path).ConfigureAwait(false)).Article));
        return articles;
    }

    private IReadOnlyList<Lesson> Lessons() => [.. _settings.Notebooks.Select(LessonOf)];

    private IReadOnlyList<ReadingPage> ReadingPages() => ReadingPage.ReadAll(_home, _settings.Info.Pages ?? []);

    // The reader's own run makes the outputs, so the executed copy is the source itself.
    private static Lesson LessonOf(string path)
    {
        var notebook = Read(path);
        return new(path, notebook, notebook);
    }

    private sealed record Made(DateTime Stamp, string Html, SearchEntry Entry, string Article);
}
