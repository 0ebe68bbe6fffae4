using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notebooks.Reporting.Html;

/// <summary>Markdown as HTML, for a page that stands alone.</summary>
/// <param name="anchorOf">Where a link to another notebook leads in the page, or null.</param>
internal sealed class Prose(Func<string, string?> anchorOf)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().Build();

    public string Html(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.Url is not { } url || Uri.TryCreate(url, UriKind.Absolute, out _) || url.StartsWith('#')) continue;
            if (!link.IsImage && anchorOf(url) is { } anchor) link.Url = $"#{anchor}";
            // What lies beside the notebook does not lie beside the report: its words stay.
            else ReplaceByItsText(link);
        }
        return document.ToHtml(Pipeline);
    }

    private static void ReplaceByItsText(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
