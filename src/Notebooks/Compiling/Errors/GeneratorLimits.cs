using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Compiling.Generating;

namespace Notebooks.Compiling.Errors;

/// <summary>Finds code that needs a source generator that does not run. Those of the shared frameworks run where the SDK is installed, those of packages where the notebook names the package.</summary>
internal static class GeneratorLimits
{
    // The first list is about a partial member without an implementation. The second is about a class whose generated part
    // is missing, so that inherited members stay abstract.
    private static readonly string[] Unimplemented = ["CS8795", "CS9248"];
    private static readonly string[] Abstract = ["CS0534", "CS7036"];
    private static readonly string[] OutsideOfType = ["CS0751", "CS8796", "CS0756", "CS8795", "CS9248"];

    /// <summary>The limit that a node may run into, or null.</summary>
    /// <param name="node">The node.</param>
    /// <param name="find">Finds the generator for an attribute: see <see cref="GeneratorFiles.Find"/>.</param>
    public static ScriptLimit? Of(SyntaxNode node, Func<string, string?> find) => node switch
    {
        MethodDeclarationSyntax { Body: null, ExpressionBody: null } method when method.Modifiers.Any(SyntaxKind.PartialKeyword) => OfMember(method, method.Identifier, find),
        PropertyDeclarationSyntax property when property.Modifiers.Any(SyntaxKind.PartialKeyword) => OfMember(property, property.Identifier, find),
        ClassDeclarationSyntax type when AttributesOf(type).Any(attribute => AttributeNames.Of(attribute) == "JsonSerializable") && find("JsonSerializable") is null =>
            new(type.Identifier.Span, $"{Needs("JsonSerializable")}, or leave {type.Identifier.Text} out: JsonSerializer.Serialize(value) and JsonSerializer.Deserialize<T>(text) look at a type when they run.", type.Identifier.Text) { Codes = Abstract },
        _ => null,
    };

    private static ScriptLimit? OfMember(MemberDeclarationSyntax member, SyntaxToken name, Func<string, string?> find)
    {
        if (member.Parent is CompilationUnitSyntax)
            return new(name.Span, $"The top of a cell cannot have a partial member. Put {name.Text} into a class: `partial class Parts {{ … }}`, and use Parts.{name.Text}.", name.Text) { Codes = OutsideOfType };
        var known = AttributesOf(member).FirstOrDefault(attribute => GeneratorFiles.IsKnown(AttributeNames.Of(attribute)));
        var sentence = known is null ? $"No source generator has written a body for {name.Text}. Name its package by #r \"nuget: …\" in this cell or an earlier one, or give {name.Text} a body."
            : find(AttributeNames.Of(known)) is null ? $"{Needs(AttributeNames.Of(known))}, or {Instead(known, member, name.Text)}." : null;
        return sentence is null ? null : new(name.Span, sentence) { Codes = Unimplemented };
    }

    private static string Needs(string attribute) => $"[{attribute}] needs a source generator of the .NET SDK {Environment.Version.ToString(2)}, which is not installed here. Install that SDK";

    private static string Instead(AttributeSyntax attribute, MemberDeclarationSyntax member, string name) => AttributeNames.Of(attribute) switch
    {
        "GeneratedRegex" => $"write `static readonly Regex {name} = new({Arguments(attribute)});`{(member is MethodDeclarationSyntax ? $" and {name} instead of {name}()" : "")}",
        "LibraryImport" => "write [DllImport] instead, and `extern` instead of `partial`",
        _ => $"give {name} a body",
    };

    // The suggestion keeps the attribute's arguments and adds RegexOptions.Compiled, which comes nearest to generated code.
    private static string Arguments(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments switch
    {
        [var pattern] => $"{pattern}, RegexOptions.Compiled",
        [var pattern, { NameEquals: null, NameColon: null } options, ..] => $"{pattern}, {options} | RegexOptions.Compiled",
        _ => "…, RegexOptions.Compiled",
    };

    private static IEnumerable<AttributeSyntax> AttributesOf(MemberDeclarationSyntax member) => member.AttributeLists.SelectMany(list => list.Attributes);
}
