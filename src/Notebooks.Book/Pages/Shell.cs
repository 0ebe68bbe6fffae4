using System.Net;
using Notebooks.Book.Site;

namespace Notebooks.Book.Pages;

/// <summary>The parts that every page has around its content.</summary>
internal sealed record Shell(string Course, BookSite Site)
{
    // What it hides must not be seen before.
    private const string Veils = "predict.js";

    /// <summary>The scripts of every page, in the order in which they run.</summary>
    public static readonly string[] Scripts =
    [
        "book.js", "answers.js", Veils, "switch.js", "figures.js", "contents.js", "copy.js", "keys.js", "progress.js", "place.js", "keeping.js", "ranking.js", "find.js", "filter.js", "print.js", "terms.js",
    ];

    /// <summary>Its style sheets.</summary>
    public static readonly string[] Styles = ["book.css", "predict.css", "way.css", "reading.css"];

    /// <summary>What stands before each address of the book. A page that is shown in the place of any other needs full addresses.</summary>
    public string Root { get; init; } = "";

    /// <summary>Further elements for the head of each page.</summary>
    public string Head { get; init; } = "";

    /// <summary>Runs before all others, in a book whose lessons have had other names.</summary>
    public const string MovedScript = "moved.js";

    /// <summary>Whether lessons have had other names.</summary>
    public bool Moved { get; init; }

    /// <summary>The name of the command, for those who have installed it.</summary>
    public const string OwnCommand = "nb";

    /// <summary>What a reader types to run the command.</summary>
    public string Command { get; init; } = OwnCommand;

    /// <summary>Where the figures and numbers of the pages come from, at their foot.</summary>
    public string Origin { get; init; } = "Every figure and every number on these pages was recorded by running the lessons.";

    /// <param name="title">Title of the page, in plain text.</param>
    /// <param name="kind">A class for the style sheet.</param>
    /// <param name="main">Its content.</param>
    /// <param name="here">The page that the navigation marks as the current one.</param>
    /// <param name="description">For search engines.</param>
    /// <param name="card">Its picture on other sites, or null.</param>
    public string Page(string title, string kind, string main, string here, string description = "", Card? card = null) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title == Course ? title : $"{title} · {Course}")}</title>
        <meta name="description" content="{Encode(description)}">
        {LinkTags.Html(Course, Site.Address, title, description, here, card)}<link rel="icon" href="data:image/svg+xml,{Uri.EscapeDataString(Mark.Replace("currentColor", "#0072B2"))}">
        {string.Concat(Styles.Select(style => $"<link rel=\"stylesheet\" href=\"{Root}assets/{style}\">\n"))}<script src="{Root}assets/theme.js"></script>
        {string.Concat(Scripts.Prepend(MovedScript).Skip(Moved ? 0 : 1).Select(script => $"<script src=\"{Root}assets/{script}\" defer{(script == Veils ? " blocking=\"render\"" : "")}></script>\n"))}{Head}</head>
        <body class="{kind}">
        <a class="skip" href="#main">Skip to the content</a>
        <header class="site">
        <nav aria-label="Course">
        <a class="home" href="{Root}index.html"{Current(here, "index.html")}>{Mark}<span>{Encode(Course)}</span></a>
        <a href="{Root}concepts.html"{Current(here, "concepts.html")}>Concepts</a>
        </nav>
        <div class="tools">
        <button type="button" class="search" aria-label="Search" aria-haspopup="dialog" aria-keyshortcuts="/"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 4 4"/></svg><span>Search</span><kbd>/</kbd></button>
        <button type="button" class="theme" aria-label="Dark or light" title="Dark or light"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.2"/><path class="half" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/></svg></button>
        </div>
        </header>
        <main id="main">
        {main}
        </main>
        <footer class="site"><p>{Encode(Origin)}</p>
        <p><a href="{Root}all.html">The whole course on one page</a>{(Site.Repository is { } repository ? $" · <a href=\"{Encode(repository.Address)}\">Repository</a>" : "")}</p></footer>
        <dialog class="search" aria-label="Search the lessons"><form method="dialog"><label class="hidden" for="query">Search the lessons</label>
        <input id="query" type="text" role="searchbox" enterkeyhint="go" placeholder="as_completed, WhenEach, timeout …" autocomplete="off" spellcheck="false"><button aria-label="Close">Esc</button></form>
        <p class="count" role="status"></p><ol class="results"></ol></dialog>
        </body>
        </html>

        """;

    /// <summary>The logo: three operations, interleaved.</summary>
    private const string Mark = """<svg class="mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" aria-hidden="true"><path d="M2 3.5h5M12 3.5h2M5 8h6M2 12.5h3M9 12.5h5"/></svg>""";

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Current(string here, string page) => here == page ? " aria-current=\"page\"" : "";
}
