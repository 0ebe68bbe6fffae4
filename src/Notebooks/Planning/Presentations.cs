using Notebooks.Formats;
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

    /// <summary>The problem with a cell of a language that is neither shown nor run.</summary>
    public static Problem Refusal(int cell, string language, int line, string? importedFile) => new(
        language == Languages.Value
            ? "`#!value` needs a name, such as `#!value --name cities`."
            : $"cell {cell} is {Languages.Label(language)}; this engine runs C#, and shows Markdown, HTML, JavaScript and Mermaid. Rewrite the cell in C#, or leave such cells out with --skip-foreign.",
        line, importedFile);
}
