using System.Text.Json;
using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>The concepts that a cell says it teaches.</summary>
internal static partial class Concepts
{
    /// <summary>All of them, in the order of the list.</summary>
    public static IReadOnlyList<Concept> All { get; } =
        JsonSerializer.Deserialize<Concept[]>(File.ReadAllText(Path.Combine(Repository.Root, "data", "concepts.json")), JsonSerializerOptions.Web)!;

    private static readonly HashSet<string> Known = [.. All.Select(concept => concept.Id)];

    /// <summary>The ids that a cell names.</summary>
    public static IEnumerable<string> Of(LessonCell cell) =>
        (cell.IsCode ? InCode() : InProse()).Matches(cell.Source).SelectMany(m => m.Groups["ids"].Value.Split(' '));

    /// <summary>What is wrong with the markers of a cell: misplaced, misspelt, or of a concept that there is not.</summary>
    public static IEnumerable<string> Mistakes(LessonCell cell)
    {
        var right = cell.IsCode ? InCode().Matches(cell.Source) : InProse().Matches(cell.Source);
        if (right.Count != Mention().Count(cell.Source)) yield return $"{cell}: write {(cell.IsCode ? "`// concepts: 27 28`" : "`<!-- concepts: 27 28 -->`")} on a line of its own";
        foreach (var id in Of(cell).Where(id => !Known.Contains(id)))
            yield return $"{cell}: there is no concept {id}";
    }

    [GeneratedRegex(@"\bconcepts\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\A(//[^\n]*\n)*?// concepts: (?<ids>\w+( \w+)*)$", RegexOptions.Multiline)]
    private static partial Regex InCode();

    [GeneratedRegex(@"^<!-- concepts: (?<ids>\w+( \w+)*) -->$", RegexOptions.Multiline)]
    private static partial Regex InProse();
}

/// <summary>One row of <c>data/concepts.json</c>.</summary>
/// <param name="Id">Its number in the checklist of the tutorials: <c>27</c>, <c>N3</c>, <c>B7</c>.</param>
/// <param name="Name">What it is.</param>
/// <param name="Tutorials">The tutorials that have it, 0 to 3; none for differences between the two worlds.</param>
/// <param name="Python">What Python calls it.</param>
/// <param name="Dotnet">What .NET calls it.</param>
internal sealed record Concept(string Id, string Name, int[] Tutorials, string Python, string Dotnet);
