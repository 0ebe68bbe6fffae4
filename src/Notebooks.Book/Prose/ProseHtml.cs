using System.Net;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Notebooks.Book.Code;
using Notebooks.Book.Navigation;
using Notebooks.Reporting;

namespace Notebooks.Book.Prose;

/// <summary>Markdown of a lesson as HTML.</summary>
/// <param name="links">Where its links lead.</param>
internal sealed class ProseHtml(LinkTargets links)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).UseEmphasisExtras().Build();

    private readonly HashSet<string> _ids = [];

    /// <summary>Headings so far, with their anchors.</summary>
    public List<Heading> Headings { get; } = [];

    /// <summary>Renders a cell, block by block. If it cannot be rendered, it is shown as text.</summary>
    /// <param name="markdown">Its text.</param>
    /// <param name="code">The lesson's code so far, for pieces of C# in the text.</param>
    /// <param name="terms">Marks the words that the glossary explains, if any.</param>
    public async Task<IReadOnlyList<ProsePiece>> PiecesAsync(string markdown, LessonCode code, TermCards? terms = null)
    {
        IReadOnlyList<ProsePiece> pieces = [];
        var rendered = await BoundedMarkdown.TryAsync(markdown, async () =>
        {
            pieces = await RenderAsync(Comments.Remove(markdown), code, terms).ConfigureAwait(false);
            return "";
        }).ConfigureAwait(false);
        return rendered is null ? [new($"<pre>{WebUtility.HtmlEncode(markdown)}</pre>\n", markdown, IsHeading: false, IsList: false)] : pieces;
    }

    private async Task<IReadOnlyList<ProsePiece>> RenderAsync(string markdown, LessonCode code, TermCards? terms)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) link.Url = links.Of(link.Url ?? "");
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            Name(heading);
            LetNamesBreak(heading);
        }

        terms?.Mark(document);

        // The code is coloured before rendering, because Markdig cannot await.
        Dictionary<FencedCodeBlock, string> coloured = [];
        foreach (var block in document.Descendants<FencedCodeBlock>())
        {
            var text = block.Lines.ToString();
            var lines = block.Info is "csharp" or "cs" or "c#" ? await code.FragmentAsync(text).ConfigureAwait(false) : [.. text.Split('\n').Select(l => new CodeLine([new(l, null, null)]))];
            coloured[block] = CodeHtml.Of(lines.Where(l => !CodeHtml.IsMarker(l)), block.Info is { Length: > 0 } language ? $"Example in {language}" : "Example");
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new ColouredBlocks(coloured));
        if (renderer.ObjectRenderers.FindExact<HtmlTableRenderer>() is { } tables) renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new WideTables(tables));
        return [.. document.Select(Piece)];

        ProsePiece Piece(Block block)
        {
            var begin = writer.GetStringBuilder().Length;
            renderer.Render(block);
            renderer.EnsureLine();
            // The mark of a summary is for the classic Notebook. A browser draws its own.
            var html = Signs.Drawn(writer.GetStringBuilder().ToString(begin, writer.GetStringBuilder().Length - begin).Replace("<summary>▸ ", "<summary>"));
            var text = block.Span.IsEmpty ? "" : markdown.Substring(block.Span.Start, block.Span.Length);
            return new(html, text, block is HeadingBlock, block is ListBlock);
        }
    }

    /// <summary>Markdown of one line, without a paragraph around it.</summary>
    public static string Inline(string markdown)
    {
        var html = (BoundedMarkdown.Try(markdown, () => Markdown.ToHtml(markdown, Pipeline)) ?? WebUtility.HtmlEncode(markdown)).Trim();
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) ? html[3..^4] : html;
    }

    /// <summary>The text of Markdown, without its marks.</summary>
    public static string Plain(string markdown) => (BoundedMarkdown.Try(markdown, () => Markdown.ToPlainText(Comments.Remove(markdown), Pipeline)) ?? markdown).Trim();

    private void Name(HeadingBlock heading)
    {
        var attributes = heading.GetAttributes();
        var id = attributes.Id is { Length: > 0 } made ? made : "section";
        // A lesson is rendered cell by cell, and two cells may have the same heading.
        for (var copy = 2; !_ids.Add(id); copy++) id = $"{attributes.Id}-{copy}";
        attributes.Id = id;
        Headings.Add(new(Text(heading), id, heading.Level));
        if (heading.Level > 1) heading.Inline?.AppendChild(new HtmlInline(Permalink.Html(Headings[^1])));
    }

    // The title of a lesson may hold a name that is wider than a phone. It breaks after an underscore, not within a word.
    private static void LetNamesBreak(HeadingBlock heading)
    {
        foreach (var code in (heading.Inline?.Descendants<CodeInline>() ?? []).Where(code => code.Content.Contains('_')).ToList())
        {
            code.ReplaceBy(new HtmlInline($"<code>{WebUtility.HtmlEncode(code.Content).Replace("_", "_<wbr>")}</code>"));
        }
    }

    private static string Text(HeadingBlock heading) => string.Concat(heading.Inline?.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }) ?? []);

    private sealed class ColouredBlocks(Dictionary<FencedCodeBlock, string> coloured) : CodeBlockRenderer
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            if (block is FencedCodeBlock fenced && coloured.TryGetValue(fenced, out var html)) renderer.Write(html).WriteLine();
            else base.Write(renderer, block);
        }
    }

    // If a table is too wide, only the table scrolls, not the page.
    private sealed class WideTables(HtmlTableRenderer tables) : HtmlObjectRenderer<Table>
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
            tables.Write(renderer, table);
            renderer.Write("</div>").WriteLine();
        }
    }
}
