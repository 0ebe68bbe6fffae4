using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Recommendations;

namespace Notebooks.Workspaces.Language;

/// <summary>Finds the names that may stand at a position. Roslyn recommends them, and the typed beginning selects.</summary>
internal static class Completer
{
    // Nobody reads more matches, but browsers would draw all of them.
    private const int MaxMatches = 500;

    private static readonly string[] Directives = ["#!csharp", "#!html", "#!import", "#!javascript", "#!markdown", "#!mermaid", "#!time"];

    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText),
        "async", "await", "dynamic", "get", "init", "nameof", "record", "required", "set", "var", "when", "where", "with", "yield",
    ];

    public static async Task<Completions> FindAsync(CodeModel model, LanguageRequest request)
    {
        var (code, position) = (request.Code, Math.Clamp(request.Position, 0, request.Code.Length));
        var line = code.LastIndexOf('\n', Math.Max(0, position - 1)) + 1;
        if (position > line && CSharpLines.IsDirective(code[line..position]))
            return new(line, position, [.. Directives.Where(d => d.StartsWith(code[line..position], StringComparison.Ordinal)).Select(d => new Match(d, "directive", d))]);

        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        var typed = code[start..position];
        var document = await model.DocumentAsync(request.Context, code).ConfigureAwait(false);
        var symbols = await Recommender.GetRecommendedSymbolsAtPositionAsync(document, position).ConfigureAwait(false);
        var isMember = start > 0 && code[start - 1] is '.' or '>' or ':';
        var matches = symbols
            .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .GroupBy(symbol => symbol.Name)
            .Select(Match)
            .Concat(isMember || typed.Length == 0 ? [] : Keywords.Where(keyword => keyword.StartsWith(typed, StringComparison.Ordinal)).Select(keyword => (Rank: 1, Match: new Match(keyword, "keyword", keyword))))
            .DistinctBy(found => found.Match.Text)
            .OrderBy(found => found.Match.Text.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(found => found.Rank)
            .ThenBy(found => found.Match.Text, StringComparer.OrdinalIgnoreCase)
            .Select(found => found.Match)
            .Take(MaxMatches);
        return new(start, position, [.. matches]);
    }

    private static (int Rank, Match Match) Match(IGrouping<string, ISymbol> group)
    {
        var symbol = group.First();
        var overloads = group.Count(s => s is IMethodSymbol) - 1;
        return (Rank(symbol), new(symbol.Name, SymbolText.Kind(symbol), SymbolText.Signature(symbol) + (overloads > 0 ? $" (+ {overloads} more)" : "")));
    }

    // Names that the notebook itself declares come before the thousand types of the libraries.
    private static int Rank(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 0,
        { ContainingType.IsScriptClass: true } => 0,
        INamedTypeSymbol or INamespaceSymbol => 2,
        _ => 1,
    };
}
