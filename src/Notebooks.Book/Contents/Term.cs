using System.Text.RegularExpressions;

namespace Notebooks.Book.Contents;

/// <summary>A word of the glossary.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Forms">How lessons write it. When there are none, lessons have no cards of it.</param>
/// <param name="Definition">What it means, in Markdown.</param>
public sealed partial record Term(string Name, IReadOnlyList<string> Forms, string Definition)
{
    /// <summary>The name of the page that defines terms.</summary>
    public const string Page = "glossary";

    /// <summary>Its anchor in the glossary, as GitHub makes it of the heading.</summary>
    public string Id => Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>
    /// Reads a glossary. Each heading of the third level is a term, the paragraph below it the definition. A comment between
    /// the two may list other forms, as in <c>&lt;!-- forms: permit, permits --&gt;</c>; <c>-</c> stands for none.
    /// </summary>
    /// <param name="pages">The pages of the book. When none of them is a glossary, there are no terms.</param>
    /// <exception cref="BookException">A term has no definition, or two terms have the same form.</exception>
    public static IReadOnlyList<Term> ReadAll(IEnumerable<ReadingPage> pages)
    {
        if (pages.FirstOrDefault(page => page.Slug == Page) is not { } glossary) return [];
        List<Term> terms = [.. Entry().Matches(glossary.Text).Select(Read)];
        if (terms.SelectMany(term => term.Forms).GroupBy(form => form, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new BookException($"{Page}.md: \"{twice.Key}\" belongs to two terms; leave it out of one of them.");
        return terms;
    }

    private static Term Read(Match entry)
    {
        var name = entry.Groups["name"].Value;
        var definition = entry.Groups["definition"].Value.Replace('\n', ' ').Trim();
        if (definition.Length == 0) throw new BookException($"{Page}.md: \"{name}\" has no definition; write a paragraph below it.");
        return new(name, entry.Groups["forms"] switch
        {
            { Success: false } => [name],
            { Value: "-" } => [],
            var listed => listed.Value.Split(", "),
        }, definition);
    }

    [GeneratedRegex(@"^### (?<name>[^\n]+)\n(<!-- forms: (?<forms>[^\n]+?) -->\n)?\n*(?<definition>([^\n#][^\n]*(\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
