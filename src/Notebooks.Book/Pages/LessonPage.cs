using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Notebooks.Book.Code;
using Notebooks.Book.Contents;
using Notebooks.Book.Navigation;
using Notebooks.Book.Outputs;
using Notebooks.Book.Predictions;
using Notebooks.Book.Prose;
using Notebooks.Book.Search;
using Notebooks.Book.Site;
using Notebooks.Formats;
using Notebooks.Formats.Prose;
using Notebooks.Planning;
using Notebooks.Publishing;

namespace Notebooks.Book.Pages;

/// <summary>One lesson: its prose, its code in colour, and what came out when it ran.</summary>
internal sealed partial class LessonPage(Shell shell, Lesson lesson, Lesson? previous, Lesson? next, LinkTargets links, TermCards terms, string? cacheFolder)
{
    private readonly ProseHtml _prose = new(links);
    private readonly LessonCode _code = new(Planner.Plan(lesson.Path, lesson.Source, unsolved: true), cacheFolder);
    private readonly Veil _veil = new(PredictionsOf(lesson));

    /// <summary>The entry of this lesson in the search index.</summary>
    public SearchEntry Entry { get; } = new(lesson.Number, ProseHtml.Plain(lesson.Title), lesson.Page);

    /// <param name="card">Its picture on other sites, or null.</param>
    /// <returns>The page, and the lesson alone, which the page of the whole course shows, too.</returns>
    public async Task<(string Page, string Article)> HtmlAsync(Card? card)
    {
        var content = new StringBuilder();
        for (var i = 0; i < lesson.Source.Cells.Length; i++)
        {
            var (cell, number) = (lesson.Source.Cells[i], i + 1);
            content.Append(cell.Kind switch
            {
                CellKind.Markdown => await ProseAsync(cell.Source, number).ConfigureAwait(false),
                CellKind.Code => await CodeAsync(cell, number, lesson.Executed.Cells[i].Outputs).ConfigureAwait(false),
                _ => $"<div class=\"cell prose\" id=\"cell-{number}\"></div>\n",
            });
        }

        var article = content.Append(terms.Html()).ToString();
        var main = $"{PageContents.Html(_prose.Headings)}<article data-lesson=\"{Shell.Encode(lesson.Slug)}\"{Source()}>\n{article}</article>\n{RunIt.Html(lesson, shell)}{Ways()}";
        return (shell.Page($"{lesson.Number} {Entry.Title}".Trim(), "lesson", main, lesson.Page, ProseHtml.Plain(lesson.Question), card), article);
    }

    // The scripts of the page make links of it: where the source is shown, and on which line each cell begins.
    private string Source() => shell.Site.Repository is not { } repository ? ""
        : $" data-source=\"{Shell.Encode(repository.Of(Path.GetFileName(lesson.Path)))}\" data-lines=\"{string.Join(' ', lesson.Source.Cells.Select(cell => cell.Line))}\"";

    private async Task<string> ProseAsync(string markdown, int number)
    {
        var pieces = await _prose.PiecesAsync(number == 1 ? Opening(markdown) : markdown, _code, number == 1 ? null : terms).ConfigureAwait(false);
        Entry.Add(_prose.Headings.LastOrDefault(), ProseHtml.Plain(WithoutSolutions(markdown)));
        return ProseCell.Html(number == 1 ? "prose opening" : "prose", number, pieces, _veil);
    }

    /// <summary>Makes the items of an opening paragraphs, and sets the number of the lesson apart from its title.</summary>
    private string Opening(string markdown) =>
        markdown.Replace("\n- **", "\n**").Replace("\n**", "\n\n**").Replace($"# {lesson.Number} · ", $"# <span class=\"number\">{lesson.Number}<span class=\"hidden\"> · </span></span>");

    private async Task<string> CodeAsync(Cell cell, int number, ImmutableArray<System.Text.Json.Nodes.JsonObject> outputs)
    {
        var markers = Markers.Read(cell.Source);
        var all = await _code.CellAsync(number, cell.Source).ConfigureAwait(false);
        var lines = all.SkipWhile(l => CodeHtml.IsMarker(l) || CodeHtml.IsBlank(l)).ToList();
        Entry.AddCode(_prose.Headings.LastOrDefault(), cell.Source);
        var code = CodeHtml.Of(lines, $"Code of cell {number}", 1 + all.Count - lines.Count);
        return CodeCell.Html(number, $"{Badge(markers, cell.Source)}{(markers.Check is null ? code : Folded(code))}\n", Outputs(cell, markers, outputs), isCheck: Check().IsMatch(cell.Source), _veil);
    }

    private static string Outputs(Cell cell, Markers markers, ImmutableArray<System.Text.Json.Nodes.JsonObject> outputs)
    {
        var shown = OutputHtml.Of(outputs);
        return shown.Length == 0 || markers.Exercise is not null ? ""
            : Published.ShowsOutputs(cell) ? shown
            : $"<details class=\"solved\"><summary>What it shows when the exercise is solved</summary>\n{shown}</details>\n";
    }

    // It names the likely mistakes before a reader has made one.
    private static string Folded(string code) => $"<details class=\"hints\"><summary>The check's code (it shows every hint)</summary>\n{code}\n</details>";

    private static string Badge(Markers markers, string source) => markers switch
    {
        { Exercise: not null } => "<p class=\"badge exercise\">Starter</p>\n",
        { Check: not null } => "<p class=\"badge\">Check of your answer</p>\n",
        { Expectation: ExpectedException expected } => $"<p class=\"badge failing\">Throws <code>{Shell.Encode(expected.Type)}</code>, on purpose</p>\n",
        { Expectation: ExpectedDiagnostic expected } => $"<p class=\"badge failing\">The compiler says <code>{expected.Code}</code>, on purpose</p>\n",
        _ when Check().IsMatch(source) => "<p class=\"badge\">Check</p>\n",
        _ => "",
    };

    private static ImmutableArray<AskedPrediction> PredictionsOf(Lesson lesson)
    {
        try
        {
            return AskedPrediction.In(lesson.Source);
        }
        catch (FormatException e)
        {
            throw new BookException($"{lesson.Path}, {e.Message}");
        }
    }

    private string Ways() => $"""
        <nav class="ways" aria-label="Lessons before and after">
        {Way(previous, "previous", "Before")}
        {Way(next, "next", "Next")}
        </nav>
        """;

    private static string Way(Lesson? to, string kind, string word) => to is null ? ""
        : $"<a class=\"{kind}\" rel=\"{(kind == "previous" ? "prev" : "next")}\" aria-keyshortcuts=\"{(kind == "previous" ? "ArrowLeft" : "ArrowRight")}\" href=\"{to.Page}\"><small>{word}</small> <span>{to.Number} {ProseHtml.Inline(to.Title)}</span></a>";

    [GeneratedRegex(@"\A(\s*//[^\n]*\n)*?// check\s*$", RegexOptions.Multiline)]
    private static partial Regex Check();

    /// <summary>Removes the folded parts, so that a search does not find them.</summary>
    internal static string WithoutSolutions(string markdown)
    {
        const string Begin = "<details>", End = "</details>";
        var text = new StringBuilder();
        var copied = 0;
        // If there is no end after this beginning, there is none after a later beginning either.
        while (markdown.IndexOf(Begin, copied, StringComparison.Ordinal) is >= 0 and var start && markdown.IndexOf(End, start, StringComparison.Ordinal) is >= 0 and var end)
        {
            text.Append(markdown, copied, start - copied).Append(' ');
            copied = end + End.Length;
        }

        return text.Append(markdown, copied, markdown.Length - copied).ToString();
    }
}
