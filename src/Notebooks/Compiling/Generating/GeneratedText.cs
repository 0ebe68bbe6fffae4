using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Compiling.Generating;

/// <summary>
/// Rewrites generated files so that they can stand within a submission. A submission knows neither namespaces nor
/// <c>file</c> types, and the imports of a generated file would reach the author's own code. So namespaces become classes,
/// types get their full names, and extension methods are called as static methods.
/// </summary>
internal sealed class GeneratedText
{
    private readonly SemanticModel _model;
    private readonly HashSet<string> _namespaces;
    private readonly List<TextChange> _changes = [];

    private GeneratedText(SemanticModel model, HashSet<string> namespaces) => (_model, _namespaces) = (model, namespaces);

    /// <summary>The generated code, as members of the submission that it was written for.</summary>
    /// <param name="trees">The files.</param>
    /// <param name="submission">The submission.</param>
    public static string ForSubmission(IEnumerable<SyntaxTree> trees, CSharpCompilation submission)
    {
        SyntaxTree[] files = [.. trees.Select(tree => CSharpSyntaxTree.ParseText(ScriptClassNames.RemoveFrom(tree.ToString(), submission), SubmissionOptions.Parse.WithKind(SourceCodeKind.Regular)))];
        // Types of the submission are unknown here, so their names stay as they are written.
        var names = CSharpCompilation.Create("generated", files, ReferenceChain.ReferencesOf(submission), new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        HashSet<string> namespaces = [.. files.SelectMany(file => file.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()).Select(space => space.Name.ToString())];
        return string.Join('\n', files.Select(file => new GeneratedText(names.GetSemanticModel(file), namespaces).Rewrite(file)));
    }

    private string Rewrite(SyntaxTree file)
    {
        var root = file.GetCompilationUnitRoot();
        foreach (var directive in root.DescendantTrivia().Where(trivia => trivia.IsDirective)) Put(directive.FullSpan, "\n");
        foreach (var node in root.DescendantNodes(node => node is not UsingDirectiveSyntax)) Visit(node);
        return file.GetText().WithChanges(_changes.OrderBy(change => change.Span)).ToString();
    }

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case UsingDirectiveSyntax directive:
                Put(directive.Span, "");
                break;
            case NamespaceDeclarationSyntax space:
                Put(TextSpan.FromBounds(space.NamespaceKeyword.SpanStart, space.Name.Span.End), $"static partial class {ClassFor(space.Name.ToString())}");
                break;
            case FileScopedNamespaceDeclarationSyntax space:
                Put(TextSpan.FromBounds(space.NamespaceKeyword.SpanStart, space.SemicolonToken.Span.End), $"static partial class {ClassFor(space.Name.ToString())} {{");
                Put(new(space.Span.End, 0), "}");
                break;
            case ClassDeclarationSyntax { Parent: CompilationUnitSyntax } type when ScriptClassNames.IsScriptClass(type):
                Put(TextSpan.FromBounds(type.SpanStart, type.OpenBraceToken.Span.End), "");
                Put(type.CloseBraceToken.Span, "");
                break;
            case BaseTypeDeclarationSyntax type when type.Parent is BaseNamespaceDeclarationSyntax || type.Modifiers.Any(SyntaxKind.FileKeyword):
                Open(type);
                break;
            case ParameterSyntax parameter when parameter.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.ThisKeyword)) is { RawKind: not 0 } extended:
                Put(extended.Span, "");
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when _model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReducedFrom: { } method } && method.Locations.Any(location => location.IsInSource):
                CallDirectly(call, access, method);
                break;
            case SimpleNameSyntax name when _model.GetSymbolInfo(name).Symbol is { } symbol:
                Qualify(name, symbol);
                break;
        }
    }

    // In a namespace, a type without an access modifier is internal. In a class it would be private.
    private void Open(BaseTypeDeclarationSyntax type)
    {
        var modifiers = type.Modifiers;
        if (modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.FileKeyword)) is { RawKind: not 0 } file) Put(file.Span, "internal");
        else if (!modifiers.Any(SyntaxKind.PublicKeyword) && !modifiers.Any(SyntaxKind.InternalKeyword))
            Put(new(modifiers.Count > 0 ? modifiers[0].SpanStart : (type as TypeDeclarationSyntax)?.Keyword.SpanStart ?? type.Identifier.SpanStart, 0), "internal ");
    }

    // A nested class cannot have extension methods, so they are called as static methods.
    private void CallDirectly(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, IMethodSymbol method)
    {
        Put(new(call.SpanStart, 0), $"{method.ContainingType.Name}.{access.Name}(");
        Put(TextSpan.FromBounds(access.OperatorToken.SpanStart, call.ArgumentList.OpenParenToken.Span.End), call.ArgumentList.Arguments.Count > 0 ? ", " : "");
    }

    private void Qualify(SimpleNameSyntax name, ISymbol symbol)
    {
        if (symbol is INamespaceSymbol space && _namespaces.Contains(space.ToDisplayString()))
        {
            // `global::A.B.C` names the namespace as a whole, so the whole is replaced, not only its last part.
            var whole = name.AncestorsAndSelf().TakeWhile(node => node is NameSyntax or MemberAccessExpressionSyntax).LastOrDefault(node => SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(node).Symbol, symbol));
            if (whole is not null && name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.Span.Contains(name.Span) != true) Put(whole.Span, ClassFor(space.ToDisplayString()));
            return;
        }
        var isPartOfWhole = name.Parent is QualifiedNameSyntax { Right: var right } && right == name || name.Parent is MemberAccessExpressionSyntax { Name: var member } && member == name || name.Parent is AliasQualifiedNameSyntax;
        var type = symbol as INamedTypeSymbol ?? (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : null);
        if (isPartOfWhole || type is not { ContainingType: null, ContainingNamespace.IsGlobalNamespace: false } || type.Locations.Any(location => location.IsInSource)) return;
        // The symbol of `var` and similar words is a type, too, but the type has another name. Such words stay.
        if (name.Identifier.Text == type.Name || name.Identifier.Text + "Attribute" == type.Name)
            Put(name.Identifier.Span, $"global::{type.ContainingNamespace.ToDisplayString()}.{type.Name}");
    }

    private static string ClassFor(string space) => $"Generated_{space.Replace('.', '_')}";

    private void Put(TextSpan span, string text) => _changes.Add(new(span, text));
}
