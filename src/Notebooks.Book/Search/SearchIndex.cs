using System.Text.Encodings.Web;
using System.Text.Json;
using Notebooks.Book.Contents;

namespace Notebooks.Book.Search;

/// <summary>The index of all lessons and concepts, as a script. A page that was opened from a file may load only scripts.</summary>
internal static class SearchIndex
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Script(IEnumerable<SearchEntry> lessons, IEnumerable<Concept> concepts) =>
        $"window.searchIndex = {JsonSerializer.Serialize(lessons.Select(Row).Concat(concepts.Select(Row)), Compact)};\n";

    // A concept is found by its name, and by how either world says it.
    private static object Row(Concept concept) => new
    {
        n = "",
        t = concept.Name,
        u = "concepts.html",
        k = "concept",
        s = new[] { new[] { "", $"concept-{concept.Id}", $"{concept.Python} → {concept.Dotnet}", "" } },
    };

    private static object Row(SearchEntry entry) => new
    {
        n = entry.Number,
        t = entry.Title,
        u = entry.Page,
        s = entry.Sections.Select(s => new[] { s.Heading, s.Id, string.Join(" ", s.Text.Where(t => t.Length > 0)), string.Join(" ", s.Names) }),
    };
}
