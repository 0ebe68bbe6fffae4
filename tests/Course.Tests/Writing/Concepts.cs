using System.Text.RegularExpressions;

namespace Course.Tests.Writing;

/// <summary>The concepts that a cell says it teaches.</summary>
internal static partial class Concepts
{
    private static readonly HashSet<string> Known =
    [
        .. Enumerable.Range(1, 108).Select(n => $"{n}"),
        .. Enumerable.Range(1, 9).Select(n => $"N{n}"),
        .. Enumerable.Range(1, 18).Select(n => $"B{n}"),
    ];

    /// <summary>What is wrong with the markers of a cell: misplaced, misspelt, or of a concept that there is not.</summary>
    public static IEnumerable<string> Mistakes(LessonCell cell)
    {
        var right = cell.IsCode ? InCode().Matches(cell.Source) : InProse().Matches(cell.Source);
        if (right.Count != Mention().Count(cell.Source)) yield return $"{cell}: write {(cell.IsCode ? "`// concepts: 27 28`" : "`<!-- concepts: 27 28 -->`")} on a line of its own";
        foreach (var id in right.SelectMany(m => m.Groups["ids"].Value.Split(' ')).Where(id => !Known.Contains(id)))
            yield return $"{cell}: there is no concept {id}";
    }

    [GeneratedRegex(@"\bconcepts\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\A(//[^\n]*\n)*?// concepts: (?<ids>\w+( \w+)*)$", RegexOptions.Multiline)]
    private static partial Regex InCode();

    [GeneratedRegex(@"^<!-- concepts: (?<ids>\w+( \w+)*) -->$", RegexOptions.Multiline)]
    private static partial Regex InProse();
}
