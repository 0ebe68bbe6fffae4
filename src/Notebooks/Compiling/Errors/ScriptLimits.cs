using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Compiling.Errors;

/// <summary>Finds code that C# allows in a file but not in a cell, whose code lies within a class. A limit matters only where the compiler reports an error.</summary>
internal static class ScriptLimits
{
    private const string Kept = "because its variables are kept for later cells";

    /// <summary>The limits that the text of a cell may run into.</summary>
    /// <param name="tree">The cell, read as a script.</param>
    /// <param name="model">Its semantic model.</param>
    /// <param name="find">Finds the generator for an attribute: see <see cref="Generating.GeneratorFiles.Find"/>.</param>
    public static IEnumerable<ScriptLimit> In(SyntaxTree tree, SemanticModel model, Func<string, string?> find)
    {
        // In a script, `using var x = …` parses as a using directive with nonsense behind it. In a file, it parses as the
        // declaration that its author meant.
        var file = CSharpSyntaxTree.ParseText(tree.GetText(), SubmissionOptions.Parse.WithKind(SourceCodeKind.Regular)).GetRoot();
        var statements = file.ChildNodes().OfType<GlobalStatementSyntax>().Select(member => member.Statement);
        return statements.OfType<LocalDeclarationStatementSyntax>().Select(OfStatement).Concat(tree.GetRoot().DescendantNodes().Select(node => OfNode(node, model, find))).OfType<ScriptLimit>();
    }

    private static ScriptLimit? OfStatement(LocalDeclarationStatementSyntax statement)
    {
        string[] names = [.. statement.Declaration.Variables.Select(variable => variable.Identifier.Text)];
        var braces = $"Put braces {{ }} around the lines that use {names[0]}";
        if (statement.Declaration.Type is RefTypeSyntax) return new(statement.Span, $"The top of a cell cannot have a ref variable, {Kept}. {braces}.", names);
        if (!statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)) return null;
        var isAsync = statement.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword);
        var (keyword, end) = isAsync ? ("await using", $"await {names[0]}.DisposeAsync();") : ("using", $"{names[0]}.Dispose();");
        return new(statement.Span, $"The top of a cell cannot have a `{keyword}` variable, {Kept}. {braces}, or leave out `{keyword}` and write `{end}` where {names[0]} is not needed any more.", names);
    }

    private static ScriptLimit? OfNode(SyntaxNode node, SemanticModel model, Func<string, string?> find) => node switch
    {
        BaseNamespaceDeclarationSyntax space => OfNamespace(space),
        ExtensionBlockDeclarationSyntax block => OfBlock(block),
        MethodDeclarationSyntax { Parent: ClassDeclarationSyntax type, ParameterList.Parameters: [var first, ..] } method when first.Modifiers.Any(SyntaxKind.ThisKeyword) => OfExtension(method, type),
        BaseTypeDeclarationSyntax type when type.Modifiers.Any(SyntaxKind.FileKeyword) =>
            new(type.Identifier.Span, $"A cell cannot have a `file` type, because it is no file. Leave out `file`: a later cell can declare another {type.Identifier.Text}.") { Codes = ["CS9054"] },
        FieldDeclarationSyntax { Parent: CompilationUnitSyntax, Declaration: var declaration } =>
            new(declaration.Type.Span, $"The top of a cell cannot have a variable of a ref struct such as Span, {Kept}. Put braces {{ }} around the lines that use {declaration.Variables[0].Identifier.Text}, or keep an array.") { Codes = ["CS8345"] },
        SimpleNameSyntax name when IsOfCell(name, model) =>
            new(name.Span, $"A type cannot use {name.Identifier.Text}, which belongs to its cell. Declare {name.Identifier.Text} as `static`, or hand it over as an argument.") { Codes = ["CS0120"] },
        _ => GeneratorLimits.Of(node, find),
    };

    private static ScriptLimit OfNamespace(BaseNamespaceDeclarationSyntax space)
    {
        // A namespace without braces covers the rest of the text, its end included.
        var (edit, end) = space is NamespaceDeclarationSyntax ? ($"`namespace {space.Name}` and its braces", space.Span.End) : ($"`namespace {space.Name};`", space.SyntaxTree.Length + 1);
        string[] names = [.. MembersOf(space), .. space.Name.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(part => part.Identifier.Text)];
        return new(TextSpan.FromBounds(space.SpanStart, end), $"A cell cannot have a namespace. Leave out {edit}, and `using {space.Name};` where there is one: the types of a cell are known to it and to later cells by their names alone.", names);
    }

    private static ScriptLimit OfBlock(ExtensionBlockDeclarationSyntax block)
    {
        string[] names = MembersOf(block);
        var example = $"static … {names.FirstOrDefault("Name")}(this {block.ParameterList?.Parameters.FirstOrDefault()?.Type} …)";
        return new(block.Keyword.Span, $"A cell cannot have extension blocks, because its classes lie within another one. Write what is in it as methods at the top of the cell, outside any class: `{example}`.", names) { Codes = ["CS9283"] };
    }

    private static ScriptLimit OfExtension(MethodDeclarationSyntax method, ClassDeclarationSyntax type)
    {
        var name = method.Identifier.Text;
        var example = $"static {method.ReturnType} {name}{method.TypeParameterList}{method.ParameterList}";
        return new(method.Identifier.Span, $"A cell cannot have extension methods in a class, because its classes lie within another one. Move {name} out of {type.Identifier.Text}, to the top of the cell: `{example}`.", name) { Codes = ["CS1109"] };
    }

    private static bool IsOfCell(SimpleNameSyntax name, SemanticModel model) =>
        name.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not null
        && new SyntaxNode?[] { name, name.Parent as InvocationExpressionSyntax }.OfType<SyntaxNode>().Select(node => model.GetSymbolInfo(node)).SelectMany(info => info.CandidateSymbols.Add(info.Symbol!))
            .Any(symbol => symbol is { ContainingType.IsScriptClass: true, IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Method or SymbolKind.Property });

    private static string[] MembersOf(SyntaxNode node) =>
    [
        .. node.DescendantNodes().Select(inner => inner switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            _ => "",
        }).Where(name => name.Length > 0).Distinct(),
    ];
}
