using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Workspaces.Language;

/// <summary>Describes the name at a position: all overloads, with the documentation of the one that is meant.</summary>
internal static class Inspector
{
    private const int MaxOverloads = 20;

    public static async Task<Inspection?> FindAsync(CodeModel model, LanguageRequest request)
    {
        var document = await model.DocumentAsync(request.Context, request.Code).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync().ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync().ConfigureAwait(false);
        var position = Math.Clamp(request.Position, 0, request.Code.Length);
        if (Target(root!, position) is not { } target) return null;
        var symbols = Symbols(semantics!, target);
        return symbols.Length == 0 ? null : Describe(symbols);
    }

    /// <summary>The name that the cursor touches, or the method whose arguments are around the cursor.</summary>
    private static SyntaxNode? Target(SyntaxNode root, int position)
    {
        foreach (var at in (int[])[position, position - 1])
        {
            if (at < 0 || at > root.FullSpan.End) continue;
            var token = root.FindToken(at, findInsideTrivia: false);
            if (token.Span.Start <= position && position <= token.Span.End && (token.IsKind(SyntaxKind.IdentifierToken) || IsTypeKeyword(token))) return token.Parent;
        }

        for (var node = root.FindToken(Math.Max(0, position - 1)).Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments when arguments.OpenParenToken.Span.End <= position:
                    return call.Expression;
                case ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax creation } arguments when arguments.OpenParenToken.Span.End <= position:
                    return creation;
            }
        }
        return null;
    }

    private static bool IsTypeKeyword(SyntaxToken token) => SyntaxFacts.IsPredefinedType(token.Kind());

    private static ISymbol[] Symbols(SemanticModel semantics, SyntaxNode node)
    {
        if (semantics.GetDeclaredSymbol(node) is { } declared) return [declared];
        if (node is IdentifierNameSyntax { Parent: ObjectCreationExpressionSyntax created }) node = created;
        var info = semantics.GetSymbolInfo(node);
        var chosen = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var group = node is ExpressionSyntax expression ? semantics.GetMemberGroup(expression) : [];
        if (chosen is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor) group = [.. constructor.ContainingType.InstanceConstructors];
        if (chosen is null && group.Length == 0) return semantics.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error } type ? [type] : [];
        // A bound name refers to the overload that is meant. The other overloads follow it.
        return [.. ((IEnumerable<ISymbol?>)[chosen, .. group]).OfType<ISymbol>().DistinctBy(SymbolText.Signature)];
    }

    private static Inspection Describe(ISymbol[] symbols)
    {
        var documentation = symbols.Select(Documentation.Of).FirstOrDefault(text => text is not null);
        var signature = $"({SymbolText.Kind(symbols[0])}) {SymbolText.Signature(symbols[0])}";
        var plain = new StringBuilder(signature);
        var html = new StringBuilder($"<pre>{WebUtility.HtmlEncode(signature)}</pre>");
        foreach (var (title, text) in documentation?.Parts ?? [])
        {
            plain.Append("\n\n").Append(title.Length > 0 ? $"{title}: " : "").Append(text);
            html.Append("<p>").Append(title.Length > 0 ? $"<b>{WebUtility.HtmlEncode(title)}</b>: " : "").Append(WebUtility.HtmlEncode(text)).Append("</p>");
        }

        // The other overloads come last, because they are many, and the overload that is meant is described above.
        var others = symbols.Skip(1).Take(MaxOverloads).Select(SymbolText.Signature).ToList();
        if (symbols.Length - 1 > MaxOverloads) others.Add($"… and {symbols.Length - 1 - MaxOverloads} more");
        if (others.Count > 0)
        {
            plain.Append("\n\nAlso:\n").AppendJoin('\n', others);
            html.Append("<p>Also:</p><pre>").Append(WebUtility.HtmlEncode(string.Join('\n', others))).Append("</pre>");
        }
        return new(plain.ToString(), html.ToString());
    }
}
