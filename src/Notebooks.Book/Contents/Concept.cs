using System.Text.RegularExpressions;
using Notebooks.Formats;

namespace Notebooks.Book.Contents;

/// <summary>Something the tutorials teach.</summary>
/// <param name="Id">Its number in the list.</param>
/// <param name="Name">What it is.</param>
/// <param name="Tutorials">The tutorials that have it. A concept that only .NET has is in none.</param>
/// <param name="Python">How Python says it.</param>
/// <param name="Dotnet">How .NET says it.</param>
/// <param name="Rule">What to do, in Markdown, when the tutorials give an advice about it.</param>
public sealed record Concept(string Id, string Name, IReadOnlyList<int> Tutorials, string Python, string Dotnet, string? Rule = null)
{
    /// <summary>Reads <c>concepts.json</c>.</summary>
    /// <param name="path">Its path. When there is no such file, there are no concepts.</param>
    /// <exception cref="BookException">The file is not what it should be.</exception>
    public static IReadOnlyList<Concept> ReadAll(string path) =>
        File.Exists(path) ? JsonFile.Read<Concept[]>(path, "a list of concepts") : [];
}

/// <summary>The concepts that a cell says it teaches.</summary>
internal static partial class ConceptMarkers
{
    /// <summary>The ids that it names.</summary>
    public static IEnumerable<string> Of(Cell cell) => In(cell).SelectMany(m => m.Groups["ids"].Value.Split(' '));

    /// <summary>How many markers it has.</summary>
    public static int Count(Cell cell) => In(cell).Count;

    private static MatchCollection In(Cell cell) => (cell.Kind == CellKind.Code ? InCode() : InProse()).Matches(cell.Source);

    [GeneratedRegex(@"\A(//[^\n]*\n)*?// concepts: (?<ids>\w+( \w+)*)$", RegexOptions.Multiline)]
    private static partial Regex InCode();

    [GeneratedRegex(@"^<!-- concepts: (?<ids>\w+( \w+)*) -->$", RegexOptions.Multiline)]
    private static partial Regex InProse();
}
