using System.Text;
using Notebooks.Book.Contents;
using Notebooks.Book.Prose;

namespace Notebooks.Book.Pages;

/// <summary>The concept map: from what the tutorials teach to the cell that teaches it here.</summary>
internal static class ConceptsPage
{
    public static string Html(Shell shell, IReadOnlyList<Concept> concepts, IReadOnlyList<Lesson> lessons)
    {
        var taught = lessons
            .SelectMany(lesson => lesson.Source.Cells.SelectMany((cell, i) => ConceptMarkers.Of(cell).Select(id => (Id: id, Lesson: lesson, Cell: i + 1))))
            .ToLookup(place => place.Id);
        var rows = new StringBuilder();
        foreach (var concept in concepts)
        {
            var places = taught[concept.Id].GroupBy(p => p.Lesson).Select(g =>
                $"<a href=\"{g.Key.Page}#cell-{g.First().Cell}\" title=\"{Shell.Encode(ProseHtml.Plain(g.Key.Title))}, cell {g.First().Cell}\"><span class=\"hidden\">lesson </span>{g.Key.Number}</a>");
            rows.Append($"<tr id=\"concept-{concept.Id}\"><th scope=\"row\">{Shell.Encode(concept.Name)}</th><td data-label=\"Python\">{Shell.Encode(concept.Python)}</td><td data-label=\"C#\">{Shell.Encode(concept.Dotnet)}</td><td class=\"places\" data-label=\"Lesson\">{string.Join(" ", places)}</td></tr>\n");
        }

        var main = $"""
            <section class="prose"><h1>From asyncio to C#</h1>
            <p>What the tutorials teach, and what a C# programmer has to know besides: {concepts.Count} concepts, each with the lessons that teach it. A number leads to the very cell.</p>
            <p class="filter"><label for="filter">Show only</label> <input id="filter" type="search" placeholder="a word, such as cancel" autocomplete="off"></p></section>
            <table class="concepts"><thead><tr><th scope="col">Concept</th><th scope="col">Python</th><th scope="col">C#</th><th scope="col">Lesson</th></tr></thead>
            <tbody>
            {rows}</tbody></table>
            """;
        return shell.Page("Concepts", "map", main, "concepts.html", "From Python’s asyncio to C#: each concept with the lesson that teaches it.");
    }
}
