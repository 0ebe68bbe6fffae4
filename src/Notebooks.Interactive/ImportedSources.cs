using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Interactive;

/// <summary>Where a piece of code stands: in a file.</summary>
/// <param name="File">The file, as the import names it; for a cell of an <c>.ipynb</c>, its one-based number follows after <c>#</c>. Null for the cell itself.</param>
/// <param name="LinesBefore">How many lines of the file, or of the cell, come before the code.</param>
internal sealed record CodePlace(string? File, int LinesBefore);

/// <summary>
/// Finds the code of a command in a cell and in the files that the cell imports. The engine tells which text has failed, but
/// not where it comes from. Files are read only after a failure.
/// </summary>
internal static partial class ImportedSources
{
    /// <summary>The place of a piece of code, or null when it is nowhere.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cell">The text of the cell.</param>
    public static CodePlace? Find(string code, string cell) => Find(Lines(code), null, Lines(cell), []);

    private static CodePlace? Find(string code, string? file, string text, HashSet<string> seen)
    {
        if (LinesBefore(code, text) is { } before) return new(file, before);
        foreach (var path in Import().Matches(text).Select(match => match.Groups["path"].Value))
        {
            if (!seen.Add(path)) continue;
            foreach (var (name, content) in Read(path))
                if (Find(code, name, content, seen) is { } place) return place;
        }
        return null;
    }

    // The engine may leave out blank lines around a cell of a file.
    private static int? LinesBefore(string code, string text)
    {
        if (string.IsNullOrWhiteSpace(code)) return null;
        if (text.IndexOf(code, StringComparison.Ordinal) is >= 0 and var whole) return text.AsSpan(0, whole).Count('\n');
        var blank = code.Length - code.TrimStart().Length;
        return text.IndexOf(code.Trim(), StringComparison.Ordinal) is >= 0 and var part ? text.AsSpan(0, part).Count('\n') - code.AsSpan(0, blank).Count('\n') : null;
    }

    private static IEnumerable<(string Name, string Text)> Read(string path)
    {
        try
        {
            // The working directory is the folder of the notebook.
            var text = File.ReadAllText(path);
            return Path.GetExtension(path).Equals(".ipynb", StringComparison.OrdinalIgnoreCase) ? Cells(path, text) : [(path, Lines(text))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static (string Name, string Text)[] Cells(string path, string text) =>
        [.. (JsonNode.Parse(text)?["cells"] as JsonArray ?? []).Select((cell, index) => ($"{path}#{index + 1}", Lines(cell?["source"] switch
        {
            JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
            var whole => (string?)whole ?? "",
        })))];

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    [GeneratedRegex("""^[ \t]*#!import[ \t]+"?(?<path>[^"\r\n]+?)"?[ \t]*\r?$""", RegexOptions.Multiline)]
    private static partial Regex Import();
}
