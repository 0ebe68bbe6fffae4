using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Lessons.Tests.Reference;

/// <summary>Types and members as a reader of C# writes them.</summary>
internal static class Signatures
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    /// <summary>The signature of a member, or the name of a type.</summary>
    public static string Of(ISymbol symbol)
    {
        var text = symbol.ToDisplayString(Format);
        foreach (var parameter in (symbol as IMethodSymbol)?.Parameters.Where(IsFilledIn) ?? []) text = text.Replace($", {parameter.ToDisplayString(Format)}", "");
        return symbol.IsStatic && symbol.ContainingType is { } type && symbol is not INamedTypeSymbol
            ? WithType(text, symbol.Name, type.Name)
            : text;
    }

    /// <summary>Whether the compiler fills it in, so that nobody writes it.</summary>
    public static bool IsFilledIn(IParameterSymbol parameter) => parameter.GetAttributes().Any(a => a.AttributeClass?.Name.StartsWith("Caller", StringComparison.Ordinal) == true);

    // Static members are called by the name of their type.
    private static string WithType(string text, string name, string type)
    {
        var at = Regex.Match(text, $@"(?<=^|\s){Regex.Escape(name)}(?![\w])");
        return at.Success ? text.Insert(at.Index, type + ".") : text;
    }
}
