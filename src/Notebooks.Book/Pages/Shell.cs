using System.Net;

namespace Notebooks.Book.Pages;

/// <summary>The parts that every page has around its content.</summary>
internal sealed record Shell(string Course)
{
    /// <summary>Further elements for the head of each page.</summary>
    public string Head { get; init; } = "";

    /// <param name="title">Title of the page, in plain text.</param>
    /// <param name="kind">A class for the style sheet.</param>
    /// <param name="main">Its content.</param>
    /// <param name="here">The page that the navigation marks as the current one.</param>
    /// <param name="description">For search engines.</param>
    public string Page(string title, string kind, string main, string here, string description = "") => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title == Course ? title : $"{title} · {Course}")}</title>
        <meta name="description" content="{Encode(description)}">
        <link rel="icon" href="data:image/svg+xml,{Uri.EscapeDataString(Mark.Replace("currentColor", "#0072B2"))}">
        <link rel="stylesheet" href="assets/book.css">
        <script src="assets/theme.js"></script>
        <script src="assets/book.js" defer></script>
        {Head}
        </head>
        <body class="{kind}">
        <a class="skip" href="#main">Skip to the content</a>
        <header class="site">
        <nav aria-label="Course">
        <a class="home" href="index.html"{Current(here, "index.html")}>{Mark}<span>{Encode(Course)}</span></a>
        <a href="concepts.html"{Current(here, "concepts.html")}>Concepts</a>
        </nav>
        <div class="tools">
        <button type="button" class="search" aria-label="Search" aria-haspopup="dialog" aria-keyshortcuts="/"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 4 4"/></svg><span>Search</span><kbd>/</kbd></button>
        <button type="button" class="theme" aria-label="Dark or light" title="Dark or light"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.2"/><path class="half" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/></svg></button>
        </div>
        </header>
        <main id="main">
        {main}
        </main>
        <footer class="site"><p>Every figure and every number on these pages was recorded by running the lessons.</p></footer>
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
