using System.Text.RegularExpressions;
using Notebooks.Book.Predictions;
using Notebooks.Book.Prose;
using Notebooks.Formats;
using Notebooks.Formats.Prose;

namespace Notebooks.Cli.Tests.Book;

/// <summary>What of a page waits until its reader has predicted.</summary>
public sealed class VeilTests
{
    private const string Question = "**Predict.** Which?\n\n- a\n- b\n\n<!-- predict: *a: yes | b: no -->";
    private const string Code = "// code", Claims = "// check", Silent = "// silent";

    [Fact]
    public void Code_stays_its_outputs_and_the_answer_wait_and_the_next_section_does_not()
    {
        string[] page = Page("## One", Question, Code, "text", "**Answer:** a.\n\nmore\n\n## Two\n\nmore", Code);

        Assert.Equal("<div class='cell prose' id='cell-1'><p>## One</p></div>", page[0]);
        Assert.Contains("<div class='prediction' id='prediction-1' role='group' aria-label='Which?'", page[1]);
        Assert.Equal("<div class='cell code-cell' id='cell-3'>code CURTAIN<div class='veil' data-of='1'>outputs</div></div>", page[2]);
        Assert.Equal("<div class='cell prose veil' data-of='1' id='cell-4'><p>text</p></div>", page[3]);
        Assert.Equal("<div class='cell prose' id='cell-5'><div class='prose veil' data-of='1'><p>**Answer:** a.</p><p>more</p></div><p>## Two</p><p>more</p></div>", page[4]);
        Assert.Equal("<div class='cell code-cell' id='cell-6'>code outputs</div>", page[5]);
    }

    [Fact]
    public void Claims_wait_as_a_whole_and_all_that_follows_the_answer_to_the_next_heading()
    {
        string[] page = Page(Question, Code, Claims, Code, "**Answer:** a.", Claims, "more", Code, "## Two", Code, Claims);

        Assert.Equal([3, 5, 6, 7, 8], Enumerable.Range(1, 11).Where(cell => page[cell - 1] == Waiting(page[cell - 1], cell, 1)));
        Assert.Equal("<div class='cell prose' id='cell-9'><p>## Two</p></div>", page[8]);
        Assert.Equal(["<div class='cell code-cell' id='cell-10'>code outputs</div>", "<div class='cell code-cell' id='cell-11'>code outputs</div>"], page[9..]);
    }

    [Fact]
    public void What_leads_to_the_next_question_does_not_wait()
    {
        string[] page = Page(Question, Code, "**Answer:** a.", "It goes on.\n\n" + Question, Code, "**Answer:** a.");

        Assert.StartsWith("<div class='cell prose' id='cell-4'><p>It goes on.</p><p>**Predict.** Which?</p><div class='prediction' id='prediction-2'", page[3]);
    }

    [Fact]
    public void Claims_right_after_the_question_are_what_it_is_about()
    {
        string[] page = Page(Question, Claims, Claims, "**Answer:** a.");

        Assert.Equal("<div class='cell code-cell' id='cell-2'>code CURTAIN<div class='veil' data-of='1'>outputs</div></div>", page[1]);
        Assert.Equal(Waiting(page[2], 3, 1), page[2]);
    }

    [Fact]
    public void An_answer_and_the_next_question_in_one_cell_belong_to_two_predictions()
    {
        string[] page = Page(Question, Code, "**Answer:** a.\n\n" + Question, Code, "**Answer:** a.", "text");

        Assert.StartsWith("<div class='cell prose' id='cell-3'><div class='prose veil' data-of='1'><p>**Answer:** a.</p></div><p>**Predict.** Which?</p><div class='prediction' id='prediction-2'", page[2]);
        Assert.Contains("<div class='veil' data-of='2'>", page[3]);
        Assert.Equal(Waiting(page[4], 5, 2), page[4]);
        Assert.Equal(Waiting(page[5], 6, 2), page[5]);
    }

    [Fact]
    public void What_explains_the_code_below_the_answers_stays()
    {
        Assert.EndsWith("</div><p>It runs twice.</p></div>", Page(Question + "\n\nIt runs twice.", Code, "**Answer:** a.")[0]);
    }

    [Fact]
    public void One_sentence_stands_for_all_that_waits_in_a_row()
    {
        Assert.Equal([0, 1, 0, 1, 0], Curtains(Question, Code, "text", Code, "**Answer:** a."));
        // A cell without outputs stays, and what waits begins after it.
        Assert.Equal([0, 0, 1, 0], Curtains(Question, Silent, "text", "**Answer:** a."));
    }

    [Fact]
    public void Answers_are_a_list_with_reasons_below_and_are_known_by_question_and_answers()
    {
        var prediction = Prediction.In("**Predict.** What is `x` \"now\"?\n\n- `a<b>`\n- c\n\n<!-- predict: `a<b>`: first | *c: **second** -->")!;

        var html = PredictionHtml.Of(prediction, 3);

        Assert.Contains("id=\"prediction-3\" role=\"group\" aria-label=\"What is x &quot;now&quot;?\"", html);
        Assert.Contains("data-right=\"1\"", html);
        Assert.Contains("<li><span class=\"answer\"><code>a&lt;b&gt;</code></span></li>", html);
        Assert.Contains("<span class=\"reason\"><strong>second</strong></span>", html);
        Assert.Matches("^[0-9a-f]{8}$", PredictionHtml.Key(prediction));
        Assert.Equal(PredictionHtml.Key(prediction), PredictionHtml.Key(prediction with { Choices = [.. prediction.Choices.Select(c => c with { Reason = "other" })] }));
        Assert.NotEqual(PredictionHtml.Key(prediction), PredictionHtml.Key(prediction with { Question = "What?" }));
        Assert.NotEqual(PredictionHtml.Key(prediction), PredictionHtml.Key(prediction with { Choices = [.. prediction.Choices.Reverse()] }));
    }

    private static int[] Curtains(params string[] cells) => [.. Page(cells).Select(html => html.Split("CURTAIN").Length - 1)];

    /// <summary>What a cell looks like that waits as a whole.</summary>
    private static string Waiting(string html, int cell, int prediction) =>
        $"<div class='cell {(html.Contains("code", StringComparison.Ordinal) ? "code-cell" : "prose")} veil' data-of='{prediction}' id='cell-{cell}'>{html[(html.IndexOf('>', StringComparison.Ordinal) + 1)..]}";

    /// <summary>The cells of a page, without line feeds, and with a word in the place of each curtain.</summary>
    private static string[] Page(params string[] cells)
    {
        var notebook = new Notebook { Cells = [.. cells.Select(Cell)] };
        var veil = new Veil(AskedPrediction.In(notebook));
        return
        [
            .. notebook.Cells.Select((cell, i) => cell.Kind == CellKind.Code
                ? CodeCell.Html(i + 1, "code ", cell.Source == Silent ? "" : "outputs", cell.Source == Claims, veil)
                : ProseCell.Html("prose", i + 1, Pieces(cell.Source), veil))
            .Select(html => Regex.Replace(html.Replace("\n", "").Replace('"', '\''), "<p class='curtain'.*?</p>", "CURTAIN")),
        ];
    }

    private static Cell Cell(string text) => text is Code or Claims or Silent
        ? new() { Kind = CellKind.Code, Language = Languages.CSharp, Source = text }
        : new() { Kind = CellKind.Markdown, Language = Languages.Markdown, Source = text };

    private static ProsePiece[] Pieces(string markdown) =>
    [
        .. markdown.Split("\n\n").Where(block => !block.StartsWith("<!--", StringComparison.Ordinal))
            .Select(block => new ProsePiece($"<p>{block}</p>", block, block.StartsWith('#'), block.StartsWith("- ", StringComparison.Ordinal))),
    ];
}
