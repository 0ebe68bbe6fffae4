using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Compiling;

/// <summary>Tells whether a submission has a value: at run time void and null look alike.</summary>
internal static class LastValue
{
    public static bool Exists(CSharpCompilation compilation)
    {
        // The submission's own tree is the last: trees of `#load` come before it.
        var tree = compilation.SyntaxTrees[^1];
        var root = (CompilationUnitSyntax)tree.GetRoot();
        return Returns(root) || EndsInValue(root, compilation.GetSemanticModel(tree));
    }

    private static bool Returns(CompilationUnitSyntax root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or (StatementSyntax and not LocalFunctionStatementSyntax))
            .Any(node => node is ReturnStatementSyntax { Expression: not null });

    private static bool EndsInValue(CompilationUnitSyntax root, SemanticModel model) =>
        root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
        && model.GetTypeInfo(statement.Expression).Type is not { SpecialType: SpecialType.System_Void };
}
