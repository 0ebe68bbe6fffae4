using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Book.Code;

/// <summary>Texts that an editor shows for a name: the type behind <c>var</c>, the type of a variable, the signature of a method.</summary>
internal static class Hovers
{
    private const int Longest = 120;

    private static readonly SymbolDisplayFormat Format = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeRef,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <returns>The texts, by the position of the name.</returns>
    public static async Task<IReadOnlyDictionary<int, string>> OfAsync(Document document)
    {
        Dictionary<int, string> hovers = [];
        if (await document.GetSyntaxRootAsync().ConfigureAwait(false) is not { } root || await document.GetSemanticModelAsync().ConfigureAwait(false) is not { } model) return hovers;
        foreach (var token in root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)))
        {
            if (SymbolOf(token, model) is { } symbol && symbol.ToDisplayString(Format) is { Length: > 0 and <= Longest } text && text != token.Text)
                hovers[token.SpanStart] = text;
        }

        return hovers;
    }

    private static ISymbol? SymbolOf(SyntaxToken token, SemanticModel model)
    {
        if (token.Parent is not { } node) return null;
        var symbol = model.GetDeclaredSymbol(node) ?? model.GetSymbolInfo(node).Symbol;
        return symbol switch
        {
            // A type that is written out needs no text. The type behind `var` does.
            ITypeSymbol { TypeKind: not TypeKind.Error } type => node is IdentifierNameSyntax { IsVar: true } ? type : null,
            ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.Constructor } => symbol,
            _ => null,
        };
    }
}
