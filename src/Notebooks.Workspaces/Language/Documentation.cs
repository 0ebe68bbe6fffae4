using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Notebooks.Workspaces.Language;

/// <summary>The XML documentation of a symbol as plain paragraphs.</summary>
/// <param name="Parts">Title, empty for the summary, and text.</param>
internal sealed partial record Documentation(IReadOnlyList<(string Title, string Text)> Parts)
{
    private const int MaxDepth = 4;

    /// <summary>The documentation of a symbol, or null when it has none.</summary>
    public static Documentation? Of(ISymbol symbol) => Read(symbol.OriginalDefinition, 0);

    private static Documentation? Read(ISymbol symbol, int depth)
    {
        if (Parse(symbol.GetDocumentationCommentXml()) is not { } xml) return null;
        if (xml.Descendants("inheritdoc").Any() && depth < MaxDepth && Inherited(symbol) is { } source) return Read(source, depth + 1);
        List<(string, string)> parts = [];
        Add("", xml.Element("summary"));
        foreach (var parameter in xml.Elements("param")) Add(parameter.Attribute("name")?.Value ?? "", parameter);
        Add("returns", xml.Element("returns"));
        foreach (var exception in xml.Elements("exception")) Add($"throws {Name(exception.Attribute("cref")?.Value)}", exception);
        Add("remarks", xml.Element("remarks"));
        return parts.Count == 0 ? null : new(parts);

        void Add(string title, XElement? element)
        {
            if (element is not null && Text(element) is { Length: > 0 } text) parts.Add((title, text));
        }
    }

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml)) return null;
        try
        {
            var root = XElement.Parse($"<all>{xml}</all>");
            return root.Element("member") ?? root.Element("doc") ?? root;
        }
        catch (XmlException)
        {
            // Comments in cells may be half-written.
            return null;
        }
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } overridden } => overridden,
        IPropertySymbol { OverriddenProperty: { } overridden } => overridden,
        INamedTypeSymbol { BaseType: { SpecialType: not SpecialType.System_Object } parent } => parent,
        INamedTypeSymbol type => type.Interfaces.FirstOrDefault(),
        _ => symbol.ContainingType?.AllInterfaces
            .SelectMany(contract => contract.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
    };

    private static string Text(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } link when link.IsEmpty || link.Value.Length == 0 =>
            link.Attribute("langword")?.Value ?? Name(link.Attribute("cref")?.Value ?? link.Attribute("href")?.Value),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => reference.Attribute("name")?.Value ?? "",
        XElement { Name.LocalName: "para" or "br" or "item" or "list" } block => $" {string.Concat(block.Nodes().Select(Text))} ",
        XElement inner => string.Concat(inner.Nodes().Select(Text)),
        _ => "",
    };

    // M:System.Threading.Tasks.Task.Delay(System.Int32) is called Task.Delay in a sentence.
    private static string Name(string? cref)
    {
        if (cref is null || cref.Length < 2 || cref[1] != ':') return cref ?? "";
        var names = Arity().Replace(cref[2..].Split('(')[0], "").Split('.');
        return cref[0] is 'T' or 'N' ? names[^1] : string.Join('.', names.TakeLast(2));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
