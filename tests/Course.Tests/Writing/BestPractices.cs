using System.Text;
using Notebooks.Book.Contents;

namespace Course.Tests.Writing;

/// <summary>The page <c>notebooks/best-practices.md</c>: each rule of the tutorials, and the cell that proves it.</summary>
internal static class BestPractices
{
    public static string File { get; } = Path.Combine(Repository.Notebooks, "best-practices.md");

    /// <summary>The concepts about which the tutorials give an advice.</summary>
    public static IEnumerable<Concept> Rules => Concepts.All.Where(concept => concept.Rule is not null);

    public static string Text()
    {
        var text = new StringBuilder("""
            # Best practices

            The four tutorials end in tables and lists of advice. This page has them all, as rules for C#. Each rule leads to a cell: run it, and see what happens with the rule and without.

            | Rule | In Python | In C# | Proof |
            |:--|:--|:--|:--|

            """);
        foreach (var concept in Rules)
        {
            var (lesson, cell) = Proof(concept);
            text.Append($"| {concept.Rule} | {Cell(concept.Python)} | {Cell(concept.Dotnet)} | [{lesson.Slug[..2]}, cell {cell.Number}]({lesson.Slug}.dib#cell-{cell.Number}) |\n");
        }

        text.Append("""

            This page is written from the lessons and from `data/concepts.json`; `WRITE_INDEX=1 dotnet test tests/Course.Tests` writes it anew.

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The best of the cells that claim it: one with checks, or else one that runs, or else one that explains why there is nothing to do.</summary>
    public static (Lesson Lesson, LessonCell Cell) Proof(Concept concept) => ConceptIndex.Claims[concept.Id]
        .OrderBy(claim => !claim.Cell.IsCode ? 2 : claim.Cell.Source.Contains("Check.", StringComparison.Ordinal) ? 0 : 1)
        .First();

    // A bar would begin the next column.
    private static string Cell(string text) => text.Replace("|", "\\|");
}
