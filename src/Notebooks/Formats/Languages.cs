using System.Collections.Immutable;

namespace Notebooks.Formats;

/// <summary>The names and aliases by which notebooks call their languages.</summary>
public static class Languages
{
    /// <summary>The language this engine runs.</summary>
    public const string CSharp = "csharp";

    /// <summary>The language name of prose cells.</summary>
    public const string Markdown = "markdown";

    /// <summary>The language name of values that are kept as text.</summary>
    public const string Value = "value";

    /// <summary>The language name of raw cells.</summary>
    public const string Raw = "raw";

    // The aliases are all those that some tool of the dialect accepts.
    internal static ImmutableArray<Language> Known { get; } =
    [
        new(CSharp, "C#", ["c#", "C#", "cs"]),
        new("fsharp", "F#", ["f#", "F#", "fs"]),
        new("pwsh", "PowerShell", ["powershell"]),
        new("javascript", "JavaScript", ["js"]),
        new(Markdown, "Markdown", ["md"]),
        new("html", "HTML", []),
        new("http", "HTTP", []),
        new("mermaid", "Mermaid", []),
        new(Value, "value", []),
        new("sql", "SQL", []),
        new("kql", "KQL", []),
    ];

    /// <summary>How people write the name of a language, for messages: <c>F#</c> for <c>fsharp</c>; a language unknown here keeps its name.</summary>
    /// <param name="language">A canonical name, as in <see cref="Cell.Language"/>.</param>
    public static string Label(string language) => language switch
    {
        "python" => "Python",
        _ => Known.FirstOrDefault(known => known.Name == language)?.Label ?? language,
    };

    /// <summary>The canonical name behind a usual name or alias: <c>csharp</c> for <c>C#</c>.</summary>
    /// <param name="nameOrAlias">A name or alias, compared case-sensitively as the dialect does.</param>
    /// <returns>The name, or null when it means no language.</returns>
    public static string? Find(string nameOrAlias) =>
        Known.FirstOrDefault(known => known.Name == nameOrAlias || known.Aliases.Contains(nameOrAlias))?.Name;

    internal sealed record Language(string Name, string Label, string[] Aliases);
}
