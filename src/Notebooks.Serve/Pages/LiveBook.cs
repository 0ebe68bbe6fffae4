using Notebooks.Book.Contents;
using Notebooks.Book.Pages;
using Notebooks.Book.Prose;
using Notebooks.Book.Search;
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
    private readonly Shell _shell;
    private readonly LinkTargets _links;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, Made> _made = [];

    public LiveBook(ServeSettings settings)
    {
        _settings = settings;
        _shell = new(settings.Info.Title) { Head = Head };
        _links = new(Path.GetDirectoryName(Path.GetFullPath(settings.Notebooks[0]))!, settings.Info.Files ?? []);
    }

    /// <summary>The path of a notebook, by the name of its page without extension; or null.</summary>
    public string? NotebookOf(string slug) => _settings.Notebooks.FirstOrDefault(n => Path.GetFileNameWithoutExtension(n) == slug);

    /// <summary>A page by its name; null when there is none.</summary>
    /// <exception cref="NotebookFormatException">The source is no notebook.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public async Task<string?> PageAsync(string name)
    {
        if (name == "index.html") return IndexPage.Html(_shell, _settings.Info, Lessons(), _settings.Concepts.Count > 0);
        if (name == "concepts.html") return ConceptsPage.Html(_shell, _settings.Concepts, Lessons());
        return name.EndsWith(".html", StringComparison.Ordinal) && NotebookOf(name[..^".html".Length]) is { } path ? (await MadeAsync(path).ConfigureAwait(false)).Html : null;
    }

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
        return SearchIndex.Script(entries);
    }

    /// <summary>The path of a file that a page points at, by the path of its copy; or null.</summary>
    public async Task<string?> FileOfAsync(string copy)
    {
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

    private async Task<Made> MadeAsync(string path)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var stamp = File.GetLastWriteTimeUtc(path);
            if (_made.TryGetValue(path, out var made) && made.Stamp == stamp) return made;
            var lessons = Lessons();
            var at = _settings.Notebooks.ToList().IndexOf(path);
            var page = new LessonPage(_shell, lessons[at], at > 0 ? lessons[at - 1] : null, at + 1 < lessons.Count ? lessons[at + 1] : null, _links, _settings.CacheFolder);
            return _made[path] = new(stamp, await page.HtmlAsync().ConfigureAwait(false), page.Entry);
        }
        finally
        {
            _turn.Release();
        }
    }

    private IReadOnlyList<Lesson> Lessons() => [.. _settings.Notebooks.Select(LessonOf)];

    // The reader's own run makes the outputs, so the executed copy is the source itself.
    private static Lesson LessonOf(string path)
    {
        var notebook = Read(path);
        return new(path, notebook, notebook);
    }

    private sealed record Made(DateTime Stamp, string Html, SearchEntry Entry);
}
