using System.Text.RegularExpressions;

namespace Notebooks.Book.Contents;

/// <summary>A page of the book that is written as Markdown, and not executed: a glossary, a reference.</summary>
/// <param name="Slug">The name of its file, without extension.</param>
/// <param name="Title">Its heading, in Markdown.</param>
/// <param name="Lead">Its first paragraph, in Markdown.</param>
/// <param name="Text">All of it.</param>
public sealed partial record ReadingPage(string Slug, string Title, string Lead, string Text)
{
    /// <summary>The page it becomes.</summary>
    public string Page => Slug + ".html";

    /// <summary>Reads the pages that a book names.</summary>
    /// <param name="folder">The folder of the lessons.</param>
    /// <param name="slugs">The names of the files, without extension, in the order of the book.</param>
    /// <exception cref="BookException">A page is missing, or does not begin with a heading and a paragraph.</exception>
    public static IReadOnlyList<ReadingPage> ReadAll(string folder, IEnumerable<string> slugs) => [.. slugs.Select(slug => Read(folder, slug))];

    private static ReadingPage Read(string folder, string slug)
    {
        if (!Name().IsMatch(slug) || BookWriter.OwnPages.Contains(slug))
            throw new BookException($"\"pages\" in data/book.json names \"{slug}\": write the name of a Markdown file beside the lessons, without \".md\". A book has pages of its own: {string.Join(", ", BookWriter.OwnPages)}.");
        var path = Path.Combine(folder, slug + ".md");
        if (!File.Exists(path)) throw new BookException($"\"pages\" in data/book.json names \"{slug}\", and there is no {path}.");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = Start().Match(text);
        return start.Success ? new(slug, start.Groups["title"].Value, start.Groups["lead"].Value.Replace('\n', ' '), text)
            : throw new BookException($"{path} has to begin with a heading and a paragraph: \"# Title\", an empty line, a sentence.");
    }

    [GeneratedRegex(@"\A[\w-]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A# (?<title>[^\n]+)\n+(?<lead>[^\n#][^\n]*(\n[^\n#][^\n]*)*)")]
    private static partial Regex Start();
}
