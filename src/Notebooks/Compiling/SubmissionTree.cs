using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Notebooks.Compiling.Packages;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>The text of a submission as the compiler reads it.</summary>
internal static class SubmissionTree
{
    private const string TooLate = "CS7009";

    /// <summary>Parses a submission. Packages may be named on any line, also below code, because their assemblies are referenced anyway.</summary>
    public static SyntaxTree Parse(Submission submission)
    {
        var tree = Parse(submission, submission.Text);
        if (!PackageReferences.AreIn(submission.Text) || tree.GetDiagnostics().All(d => d.Id != TooLate)) return tree;
        var text = submission.Text.ToCharArray();
        // Each such directive becomes a comment of the same length, so all columns stay the same.
        foreach (var directive in tree.GetRoot().DescendantTrivia().Select(trivia => trivia.GetStructure()).OfType<ReferenceDirectiveTriviaSyntax>())
            if (PackageReferences.AreIn(directive.ToString())) text.AsSpan(directive.HashToken.SpanStart, 2).Fill('/');
        return Parse(submission, new(text));
    }

    private static SyntaxTree Parse(Submission submission, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), SubmissionOptions.Parse, submission.Document);
}
