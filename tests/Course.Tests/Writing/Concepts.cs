using System.Text.RegularExpressions;
using Notebooks.Book.Contents;

namespace Course.Tests.Writing;

/// <summary>The concepts that a cell says it teaches, as the book reads them.</summary>
internal static partial class Concepts
{
    /// <summary>All of them, in the order of the list.</summary>
    public static IReadOnlyList<Concept> All { get; } = Concept.ReadAll(Path.Combine(Repository.Root, "data", "concepts.json"));

    private static readonly HashSet<string> Known = [.. All.Select(concept => concept.Id)];

    /// <summary>The ids that a cell names.</summary>
    public static IEnumerable<string> Of(LessonCell cell) => ConceptMarkers.Of(cell.Cell);

    /// <summary>What is wrong with the markers of a cell: misplaced, misspelt, or of a concept that there is not.</summary>
    public static IEnumerable<string> Mistakes(LessonCell cell)
    {
        if (ConceptMarkers.Count(cell.Cell) != Mention().Count(cell.Source)) yield return $"{cell}: write {(cell.IsCode ? "`// concepts: 27 28`" : "`<!-- concepts: 27 28 -->`")} on a line of its own";
        foreach (var id in Of(cell).Where(id => !Known.Contains(id)))
            yield return $"{cell}: there is no concept {id}";
    }

    [GeneratedRegex(@"\bconcepts\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
