using Notebooks.Protocol;

namespace Notebooks.Planning;

/// <summary>Languages whose cells are shown rather than run.</summary>
internal static class Presentations
{
    public static string? MimeTypeOf(string language) => language switch
    {
        "markdown" => MimeTypes.Markdown,
        "html" => MimeTypes.Html,
        "javascript" => "application/javascript",
        "mermaid" => "text/vnd.mermaid",
        _ => null,
    };
}
