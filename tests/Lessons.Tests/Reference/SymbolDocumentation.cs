using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Lessons.Tests.Reference;

/// <summary>The documentation of a type or member, as Markdown.</summary>
/// <param name="Summary">What it is or does; empty when it has none of its own.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="Example">Code that shows how it is used, or null.</param>
internal sealed partial record SymbolDocumentation(string Summary, IReadOnlyList<(string Name, string Text)> Parameters, string? Example)
{
    public static SymbolDocumentation Of(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrWhiteSpace(xml)) return new("", [], null);
        // The provider gives the inside of an element, or the whole of it.
        var root = XElement.Parse($"<doc>{xml}</doc>");
        return new(
            Text(root.Descendants("summary").FirstOrDefault()),
            [.. root.Descendants("param").Select(p => ((string)p.Attribute("name")!, Text(p)))],
            root.Descendants("example").FirstOrDefault()?.Element("code") is { } code ? Unindented(code.Value) : null);
    }

    private static string Text(XElement? element) => element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Node)), " ").Trim();

    private static string Node(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } see => $"`{Name(see)}`",
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => $"`{(string?)reference.Attribute("name")}`",
        XElement { Name.LocalName: "list" } list => string.Join("; ", list.Elements("item").Select(Text)),
        XElement other => $" {Text(other)} ",
        _ => "",
    };

    // "M:Lessons.Recordings.Recorder.Run(System.String)" is `Run`.
    private static string Name(XElement see) => (string?)see.Attribute("langword") ?? (string?)see.Attribute("href")
        ?? Arity().Replace(((string?)see.Attribute("cref") ?? see.Value).Split('(')[0].Split('.', ':')[^1], "");

    private static string Unindented(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : "")).Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
