using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Documents;

namespace Notebooks.Interactive;

/// <summary>Where a piece of code stands.</summary>
/// <param name="File">The file, as the import names it; for a cell of an <c>.ipynb</c>, its one-based number follows after <c>#</c>. Null for the cell itself.</param>
/// <param name="LinesBefore">How many lines of the file come before those that the engine counts: it counts the lines of each cell of a file.</param>
internal sealed record CodePlace(string? File, int LinesBefore);

/// <summary>
/// Finds the code of a command in a cell and in the files that the cell imports. The engine tells which text has failed, but
/// not where it comes from. Files are read only after a failure.
/// </summary>
internal static partial class ImportedSources
{
    // A .dib is cut where it changes to one of these.
    private static readonly KernelInfoCollection Kernels =
        [new("csharp", "C#", ["c#", "C#", "cs"]), new("markdown", "Markdown", ["md"]), new("html", "HTML"), new("javascript", "JavaScript", ["js"]), new("mermaid", "Mermaid"), new("value")];

    /// <summary>The place of a piece of code, or null when it is nowhere.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cell">The text of the cell.</param>
    public static CodePlace? Find(string code, string cell) =>
        string.IsNullOrWhiteSpace(code) ? null : Find(Lines(code).Trim(), new(null, 0), Lines(cell), []);

    private static CodePlace? Find(string code, CodePlace place, string text, HashSet<string> seen)
    {
        if (text.Contains(code, StringComparison.Ordinal)) return place;
        foreach (var path in Import().Matches(text).Select(match => match.Groups["path"].Value))
        {
            if (!seen.Add(path)) continue;
            foreach (var (imported, content) in Read(path))
                if (Find(code, imported, content, seen) is { } found) return found;
        }
        return null;
    }

    private static IEnumerable<(CodePlace Place, string Text)> Read(string path)
    {
        try
        {
            // The working directory is the folder of the notebook.
            var text = Lines(File.ReadAllText(path));
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".ipynb" => CellsOfJson(path, text),
                ".dib" => CellsOfText(path, text),
                _ => [(new(path, 0), text)],
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static (CodePlace, string)[] CellsOfJson(string path, string text) =>
        [.. (JsonNode.Parse(text)?["cells"] as JsonArray ?? []).Select((cell, index) => (new CodePlace($"{path}#{index + 1}", 0), Lines(cell?["source"] switch
        {
            JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
            var whole => (string?)whole ?? "",
        })))];

    private static (CodePlace, string)[] CellsOfText(string path, string text)
    {
        var from = 0;
        List<(CodePlace, string)> cells = [];
        foreach (var content in CodeSubmission.Parse(text, Kernels).Elements.Select(element => Lines(element.Contents)))
        {
            if (text.IndexOf(content, from, StringComparison.Ordinal) is not (>= 0 and var start)) continue;
            cells.Add((new(path, text.AsSpan(0, start).Count('\n')), content));
            from = start + content.Length;
        }
        return [.. cells];
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    [GeneratedRegex("""^[ \t]*#!import[ \t]+"?(?<path>[^"\r\n]+?)"?[ \t]*\r?$""", RegexOptions.Multiline)]
    private static partial Regex Import();
}
