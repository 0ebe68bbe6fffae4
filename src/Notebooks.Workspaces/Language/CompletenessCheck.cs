using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling;

namespace Notebooks.Workspaces.Language;

/// <summary>Tells whether a text can be run, or goes on in the next line.</summary>
internal static class CompletenessCheck
{
    private const int IndentSize = 4;

    // The errors for comments and for several kinds of strings without an end. They are reported at the beginning.
    private static readonly HashSet<string> Unterminated = ["CS1035", "CS1039", "CS8076", "CS8997", "CS9004"];

    public static Completeness Of(string code)
    {
        var text = CSharpLines.Of(code);
        var tree = CSharpSyntaxTree.ParseText(text, SubmissionOptions.Parse);
        Microsoft.CodeAnalysis.Diagnostic[] errors = [.. tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Length == 0) return new("complete", "");
        // An error before the end, or a token that fits nowhere, stays an error with any next line.
        var end = text.TrimEnd().Length;
        var goesOn = !SyntaxFactory.IsCompleteSubmission(tree) && !HasStrayTokens(tree) && errors.All(e => e.Location.SourceSpan.End >= end || Unterminated.Contains(e.Id));
        return goesOn ? new(Completeness.Incomplete, new(' ', IndentSize * Depth(tree))) : new("invalid", "");
    }

    private static bool HasStrayTokens(SyntaxTree tree) => tree.GetRoot().DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SkippedTokensTrivia));

    private static int Depth(SyntaxTree tree)
    {
        var depth = 0;
        foreach (var token in tree.GetRoot().DescendantTokens().Where(t => !t.IsMissing))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
        }
        return Math.Max(0, depth);
    }
}
