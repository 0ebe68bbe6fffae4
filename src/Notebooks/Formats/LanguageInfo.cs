using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>
/// What Jupyter is told about a language. The kernel says it, and a notebook repeats it: where the two differ, front ends
/// mark the notebook as changed when it is opened.
/// </summary>
internal static class LanguageInfo
{
    private const string MimeType = "text/x-csharp";

    /// <summary>The description of a language.</summary>
    /// <param name="language">The language, as a cell names it.</param>
    public static JsonObject Of(string language) => language == Languages.CSharp
        ? new()
        {
            ["codemirror_mode"] = MimeType,
            ["file_extension"] = ".cs",
            ["mimetype"] = MimeType,
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
            ["version"] = "14.0",
        }
        : new() { ["name"] = Languages.Label(language) };
}
