using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Tests.Mutations;

/// <summary>A claim as it stands in a lesson's code.</summary>
/// <param name="Sentence">What is claimed, as written between the quotes.</param>
/// <param name="Expected">What is expected, as written.</param>
internal sealed record LessonClaim(string Sentence, string Expected)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private Regex? _shown;

    /// <summary>Whether a sentence that a run has shown is this one.</summary>
    public bool Matches(string shown) => _shown is null ? shown == Sentence : _shown.IsMatch(shown);

    /// <summary>The claims of a cell, in their order.</summary>
    public static IReadOnlyList<LessonClaim> Of(string source) => [.. Calls(Parse(source)).Select(Of)];

    /// <summary>The claims of a lesson.</summary>
    public static IReadOnlyList<LessonClaim> Of(Lesson lesson) => [.. lesson.Code.SelectMany(cell => Of(cell.Source))];

    /// <summary>A cell's syntax tree.</summary>
    public static CompilationUnitSyntax Parse(string source) => SyntaxFactory.ParseCompilationUnit(source, options: Script);

    /// <summary>The calls in a part of a cell that make a claim.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Check" } });

    private static LessonClaim Of(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        // `Throws<IOException>` says in its name what is expected; `That` in its third argument.
        var expected = ((MemberAccessExpressionSyntax)call.Expression).Name is GenericNameSyntax generic ? $"{generic}"
            : arguments.Count > 2 ? $"{arguments[2]}" : "true";
        return arguments[0].Expression switch
        {
            LiteralExpressionSyntax literal => new(literal.Token.ValueText, expected),
            InterpolatedStringExpressionSyntax text => new($"{text.Contents}", expected) { _shown = Pattern(text) },
            var other => throw new InvalidDataException($"A claim's sentence has to be a string: {other}"),
        };
    }

    private static Regex Pattern(InterpolatedStringExpressionSyntax text) => new(
        $"^{string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax words ? Regex.Escape(words.TextToken.ValueText) : ".*"))}$");
}
