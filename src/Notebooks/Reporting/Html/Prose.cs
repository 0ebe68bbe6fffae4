using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notebooks.Reporting.Html;

/// <summary>
/// Turns Markdown into HTML for a page that stands alone and in which nothing of a notebook runs. Some plain HTML elements
/// in it are kept, and all other HTML is shown as text.
/// </summary>
/// <param name="anchorOf">Where a link to another notebook leads in the page, or null.</param>
internal sealed class Prose(Func<string, string?> anchorOf)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().Build();

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>Markdown as HTML, or as text when it cannot be rendered.</summary>
    public string Html(string markdown) => BoundedMarkdown.Try(markdown, () => Render(markdown)) ?? $"<pre>{Markup.Text(markdown)}</pre>\n";

    private string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.Url is not { } url || IsAddress(url) || (link.IsImage && IsPicture(url))) continue;
            if (!link.IsImage && anchorOf(url) is { } anchor) link.Url = $"#{anchor}";
            // Files beside the notebook do not lie beside the report, and some addresses are scripts. Only the words stay.
            else ReplaceByItsText(link);
        }

        using var writer = new StringWriter();
        // All markup and all addresses go out through these renderers, in whatever way they came in.
        var renderer = new HtmlRenderer(writer) { LinkRewriter = url => IsAddress(url) || IsPicture(url) ? url : "#" };
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new PlainInline());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new PlainBlock());
        renderer.Render(document);
        return writer.ToString();
    }

    private static bool IsAddress(string url) =>
        url.StartsWith('#') || (Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme));

    private static bool IsPicture(string url) => url.StartsWith("data:image/", StringComparison.Ordinal);

    private static void ReplaceByItsText(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }

    private sealed class PlainInline : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline)
        {
            if (renderer.EnableHtmlForInline) renderer.Write(PlainMarkup.Of(inline.Tag));
        }
    }

    private sealed class PlainBlock : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block) => renderer.EnsureLine().WriteLine(PlainMarkup.Of(block.Lines.ToString()));
    }
}
