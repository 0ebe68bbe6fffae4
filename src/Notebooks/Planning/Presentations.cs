namespace Notebooks.Planning;

/// <summary>Languages whose cells are shown rather than run.</summary>
internal static class Presentations
{
    public const string Markdown = "text/markdown";

    public static string? MimeTypeOf(string language) => language switch
    {
        "markdown" => Markdown,
        "html" => "text/html",
        "javascript" => "application/javascript",
        "mermaid" => "text/vnd.mermaid",
        _ => null,
    };
}
