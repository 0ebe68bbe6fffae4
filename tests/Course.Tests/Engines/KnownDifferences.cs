using Notebooks.Protocol;

namespace Course.Tests.Engines;

/// <summary>
/// Where .NET Interactive does something else than our engine, with its reason. What is not listed here fails a test.
/// Three more are no output, so no comparison of outputs sees them: its exceptions have no lines; a cell's time includes
/// compiling; and what is called <c>display</c> there gives a handle that updates nothing, so that an update is one more
/// output of the same kind, of which several on end count once.
/// </summary>
public static class KnownDifferences
{
    /// <summary>Cells whose accounts differ: lesson, cell and why.</summary>
    public static IReadOnlyList<(string Slug, int Cell, string Why)> Cells { get; } = [];

    private static readonly string[] OnlyThere = ["CS8632", "CS1701", "CS1702"];

    /// <summary>Whether a cell's accounts may differ.</summary>
    public static bool IsListed(string slug, int cell) => Cells.Any(known => (known.Slug, known.Cell) == (slug, cell));

    /// <summary>Whether an output is left out of both accounts.</summary>
    public static bool Ignores(Output output) => output switch
    {
        // There, cells have no nullable context, so that `string?` warns; and it says which version of the framework it takes.
        TextOutput { IsError: true, Text: var text } => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(line => OnlyThere.Any(code => line.Contains($"warning {code}: ", StringComparison.Ordinal))),
        // What is displayed after its cell has ended is lost there.
        { Late: true } => true,
        // It tells how a package is restored; ours restores without a word.
        DisplayOutput { Data: var data } => data[MimeTypes.Html]?.GetValue<string>() is { } html && html.Contains("Install", StringComparison.Ordinal) && html.Contains("Packages", StringComparison.Ordinal),
        _ => false,
    };
}
