using System.Text;
using Course.Tests.Pages;
using Notebooks.Book.Contents;

namespace Course.Tests.Writing;

/// <summary>The page <c>notebooks/README.md</c>: which lesson teaches what, from the lessons themselves.</summary>
internal static class ConceptIndex
{
    public static string File { get; } = Path.Combine(Repository.Notebooks, "README.md");

    /// <summary>Where each concept is taught, in the order of the course.</summary>
    public static ILookup<string, (Lesson Lesson, LessonCell Cell)> Claims { get; } =
        (from lesson in Lesson.All
         from cell in lesson.Cells
         from id in Concepts.Of(cell)
         select (id, lesson, cell)).ToLookup(claim => claim.id, claim => (claim.lesson, claim.cell));

    public static string Text()
    {
        var text = new StringBuilder("""
            # The lessons

            This page is written from the lessons and from `data/concepts.json`; `WRITE_INDEX=1 dotnet test tests/Course.Tests` writes it anew. Numbers of concepts lead to the second table, numbers of cells count all cells of a lesson, prose included.

            ## To look up


            """);
        foreach (var page in ReadingPages.All) text.Append($"- [{page.Title}]({page.Slug}.md): {page.Lead}\n");
        text.Append("""

            ## What is taught where

            | Lesson | Question | Concepts |
            |---|---|---|

            """);
        foreach (var lesson in Lesson.All)
            text.Append($"| [{lesson.Slug}]({lesson.Slug}.dib) | {Question(lesson)} | {ConceptsOf(lesson)} |\n");
        text.Append("""

            ## Concepts

            Rows with a number are taught by one or more of the four tutorials (000 to 003), rows with an N are easily overlooked there, rows with a B are differences between the two worlds that no tutorial names, rows with a P are what the sections “In production” use.

            | | Concept | Tutorials | Python | .NET | Taught in |
            |---|---|---|---|---|---|

            """);
        foreach (var concept in Concepts.All)
            text.Append($"| <a id=\"c{concept.Id}\"></a>{concept.Id} | {Cell(concept.Name)} | {string.Join(", ", concept.Tutorials.Select(t => $"{t:000}"))} | {Cell(concept.Python)} | {Cell(concept.Dotnet)} | {Places(concept)} |\n");
        text.Append("""

            ## How a lesson is written

            One question with a number for an answer: predict, run, look at the timeline, check. Comments on the first lines of a cell say what it is; every front end ignores them except the runner.

            | First line | Means |
            |---|---|
            | `// check` | the claims of the lesson so far |
            | `// expect: throws TimeoutException` | the cell has to throw that |
            | `// expect: CS1996` | the compiler has to say that |
            | `// exercise: id` | a starter; runs use the block that begins `// solution: id`, in the text below its checks |
            | `// check: id` | the claims about the exercise, right behind the starter; they must also refuse the likely mistake, kept in `tests/Course.Tests/wrong-answers` |
            | `// concepts: 27 28` | what of the tutorials the cell teaches |

            An exercise comes as task, starter, checks, solution. While its `throw` stands, its checks say "Not solved yet" and nothing else. Twins and the book fold the code of its checks, which shows every hint. The solution is folded by `<details><summary>▸ One solution (click)</summary>`: the sign is for the classic Notebook, which draws none.

            Tables have `|:--|` below their heads, because Jupyter centres their columns or moves them to the right otherwise.

            `tests/Course.Tests` holds every lesson to this: its parts, its length, its links, its claims.

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Question(Lesson lesson) =>
        lesson.Cells[0].Lines.Single(line => line.StartsWith("- **Question.** ", StringComparison.Ordinal))["- **Question.** ".Length..];

    private static string ConceptsOf(Lesson lesson)
    {
        var ids = lesson.Cells.SelectMany(Concepts.Of).ToHashSet();
        return string.Join(" ", Concepts.All.Where(concept => ids.Contains(concept.Id)).Select(concept => $"[{concept.Id}](#c{concept.Id})"));
    }

    private static string Places(Concept concept) => string.Join("; ", Claims[concept.Id]
        .GroupBy(claim => claim.Lesson)
        .Select(group => $"[{group.Key.Slug[..2]}]({group.Key.Slug}.dib) cell {string.Join(", ", group.Select(claim => claim.Cell.Number))}"));

    // A bar would begin the next column.
    private static string Cell(string text) => text.Replace("|", "\\|");
}
