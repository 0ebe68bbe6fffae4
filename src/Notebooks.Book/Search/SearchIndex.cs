using System.Text.Encodings.Web;
using System.Text.Json;

namespace Notebooks.Book.Search;

/// <summary>The index of all lessons, as a script. A page that was opened from a file may load only scripts.</summary>
internal static class SearchIndex
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Script(IEnumerable<SearchEntry> entries) =>
        $"window.searchIndex = {JsonSerializer.Serialize(entries.Select(Row), Compact)};\n";

    private static object Row(SearchEntry entry) => new
    {
        n = entry.Number,
        t = entry.Title,
        u = entry.Page,
        s = entry.Sections.Select(s => new[] { s.Heading, s.Id, string.Join(" ", s.Text.Where(t => t.Length > 0)), string.Join(" ", s.Names) }),
    };
}
