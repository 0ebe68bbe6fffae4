namespace Notebooks.Formats;

/// <summary>The markers in the comments on a cell's first lines. They have no effect in any front end.</summary>
public sealed record Markers
{
    private static readonly string[] Names = ["expect", "exercise", "solution", "check", "parameters"];

    /// <summary>The expectation of <c>// expect: …</c>, if there is one.</summary>
    public CellExpectation? Expectation { get; private init; }

    /// <summary>The id of <c>// exercise: id</c>: the cell is a starter that a solution replaces.</summary>
    public string? Exercise { get; private init; }

    /// <summary>The id of <c>// check: id</c>: the cell checks that exercise.</summary>
    public string? Check { get; private init; }

    /// <summary>The id of <c>// solution: id</c>.</summary>
    public string? Solution { get; private init; }

    /// <summary>Whether <c>// parameters</c> says that a run may set the variables of the cell.</summary>
    public bool Parameters { get; private init; }

    /// <summary>
    /// Whether the cell may fail, so that other runners should go on. <c>// expect:</c> always counts. Only the compiler knows
    /// whether a code is a warning, and a needless tag does no harm.
    /// </summary>
    public bool MayRaise { get; private init; }

    /// <summary>A marker that cannot be understood, with what to write instead.</summary>
    public MarkerProblem? Problem { get; private init; }

    /// <summary>Reads the comment lines before the first other line of <paramref name="source"/>.</summary>
    /// <param name="source">Text of a code cell.</param>
    /// <returns>The markers; none for a cell without such comments.</returns>
    public static Markers Read(string source)
    {
        var markers = new Markers();
        var line = 0;
        foreach (var text in source.Split('\n').Select(l => l.Trim()))
        {
            line++;
            if (text.Length == 0 || text.StartsWith("#!", StringComparison.Ordinal)) continue;
            if (!text.StartsWith("//", StringComparison.Ordinal)) break;
            var comment = text[2..].TrimStart();
            if (Array.Find(Names, name => comment.StartsWith(name, StringComparison.Ordinal)) is not { } marker) continue;
            var rest = comment[marker.Length..].TrimStart();
            if (rest is "" or [':', ..]) markers = markers.With(marker, rest is "" ? "" : rest[1..].Trim(), line);
        }
        return markers;
    }

    private Markers With(string name, string value, int line) =>
        (this with { MayRaise = MayRaise || (name is "expect" or "exercise" or "check" && value.Length > 0) }).Understand(name, value, line);

    private Markers Understand(string name, string value, int line) => name switch
    {
        "expect" => CellExpectation.TryParse(value) is { } expectation
            ? this with { Expectation = expectation }
            : this with { Problem = new($"`// expect: {value}` is not understood: write `// expect: throws SomeException` or a compiler code such as `// expect: CS1996`.", line) },
        "exercise" or "solution" or "check" when value.Length > 0 && !IsId(value) =>
            this with { Problem = new($"`{value}` is not an id: use letters, digits and hyphens.", line) },
        "exercise" or "solution" when value.Length == 0 =>
            this with { Problem = new($"`// {name}:` needs an id, such as `// {name}: total-length`.", line) },
        "exercise" => this with { Exercise = value },
        "solution" => this with { Solution = value },
        "check" when value.Length > 0 => this with { Check = value },
        "parameters" => this with { Parameters = true },
        _ => this,
    };

    private static bool IsId(string value) => value.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
