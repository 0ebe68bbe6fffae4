using System.Text.RegularExpressions;
using Notebooks.Book.Navigation;

namespace Notebooks.Book.Search;

/// <summary>The entry of one lesson in the search index: its text by section, and the words of its code.</summary>
/// <param name="number">Number of the lesson.</param>
/// <param name="title">Its title.</param>
/// <param name="page">Its page.</param>
internal sealed partial class SearchEntry(string number, string title, string page)
{
    private readonly Dictionary<string, Section> _sections = [];

    public string Number => number;

    public string Title => title;

    public string Page => page;

    public IEnumerable<Section> Sections => _sections.Values;

    public void Add(Heading? heading, string text) => Of(heading).Text.Add(Spaces().Replace(Signs().Replace(text, ""), " ").Trim());

    public void AddCode(Heading? heading, string source)
    {
        foreach (var name in Names().Matches(source).Select(m => m.Value)) Of(heading).Names.Add(name);
    }

    private Section Of(Heading? heading)
    {
        var id = heading?.Id ?? "";
        return _sections.TryGetValue(id, out var section) ? section : _sections[id] = new(heading?.Text ?? "", id);
    }

    // Not every system has a font for these, and a search finds words.
    [GeneratedRegex("[❌✅]")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b[A-Za-z_]\w{2,}\b")]
    private static partial Regex Names();
}

/// <summary>A part of a lesson below one heading.</summary>
internal sealed record Section(string Heading, string Id)
{
    public List<string> Text { get; } = [];

    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);
}
