using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Jupyter.Language;

/// <summary>Tells whether a text can be run, or goes on in the next line.</summary>
internal static class CompletenessCheck
{
    private const int IndentSize = 4;

    public static Completeness Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CSharpLines.Of(code), CodeModel.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return new(Completeness.Incomplete, new(' ', IndentSize * Depth(tree)));
        return new(tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete", "");
    }

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
