using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Compiling;

/// <summary>Finds what waits for a source generator: a cell is a script, and Roslyn adds no further text to one.</summary>
internal static class GeneratorLimits
{
    private const string None = "No source generator runs in a cell";

    // A partial member that nothing implements, in a partial type or outside one; and what a missing part of a class leaves abstract.
    private static readonly string[] Unimplemented = ["CS8795", "CS9248", "CS0751", "CS8796", "CS0756"];
    private static readonly string[] Abstract = ["CS0534", "CS7036"];

    /// <summary>The limit that a node may run into, or null.</summary>
    public static ScriptLimit? Of(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax { Body: null, ExpressionBody: null } method when method.Modifiers.Any(SyntaxKind.PartialKeyword) =>
            new(method.Identifier.Span, Sentence(method, method.Identifier.Text)) { Codes = Unimplemented },
        PropertyDeclarationSyntax property when property.Modifiers.Any(SyntaxKind.PartialKeyword) =>
            new(property.Identifier.Span, Sentence(property, property.Identifier.Text)) { Codes = Unimplemented },
        ClassDeclarationSyntax { Identifier: var name, BaseList.Types: var bases } when bases.Any(type => LastNameIn(type) == "JsonSerializerContext") =>
            new(name.Span, $"{None}, so that {name.Text} has nothing in it. Leave it out: JsonSerializer.Serialize(value) and JsonSerializer.Deserialize<T>(text) look at a type when they run.", name.Text) { Codes = Abstract },
        _ => null,
    };

    private static string Sentence(MemberDeclarationSyntax member, string name) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => Edit(attribute, member, name)).FirstOrDefault(edit => edit is not null)
        ?? $"{None}, so that {name} has no body. Give it one, or put it into a library and name that by #r.";

    private static string? Edit(AttributeSyntax attribute, MemberDeclarationSyntax member, string name) => LastNameIn(attribute.Name) switch
    {
        "GeneratedRegex" => $"{None}, so that [GeneratedRegex] does nothing. Write `static readonly Regex {name} = new({Arguments(attribute)});`{(member is MethodDeclarationSyntax ? $", and {name} instead of {name}()" : "")}.",
        "LibraryImport" => $"{None}, so that [LibraryImport] does nothing. Write [DllImport] instead, and `extern` instead of `partial`.",
        "LoggerMessage" => $"{None}, so that [LoggerMessage] does nothing. Give {name} a body that calls logger.Log.",
        _ => null,
    };

    // What was written, compiled at run time: that comes nearest to generated code.
    private static string Arguments(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments switch
    {
        [var pattern] => $"{pattern}, RegexOptions.Compiled",
        [var pattern, { NameEquals: null, NameColon: null } options, ..] => $"{pattern}, {options} | RegexOptions.Compiled",
        _ => "…, RegexOptions.Compiled",
    };

    private static string LastNameIn(SyntaxNode node)
    {
        const string Suffix = "Attribute";
        var name = node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.Text ?? "";
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
