using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Notebooks.Compiling.Generating;

/// <summary>The result of source generators for a submission. In Roslyn a submission has only one text, so the generated code becomes part of it.</summary>
/// <param name="Compilation">The submission with the generated code.</param>
/// <param name="Span">Where in its text the generated code is.</param>
/// <param name="Files">The generators that ran.</param>
/// <param name="Diagnostics">Their diagnostics.</param>
internal sealed record GeneratorRun(CSharpCompilation Compilation, TextSpan Span, string[] Files, ImmutableArray<RoslynDiagnostic> Diagnostics)
{
    private static readonly Dictionary<string, ISourceGenerator[]> Loaded = [];

    /// <summary>Runs the generators that a submission's attributes call for.</summary>
    /// <returns>Null when it needs none, or when the generators are not installed.</returns>
    public static GeneratorRun? Of(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[^1];
        if (!GeneratorFiles.MayBeNeededBy(tree.ToString())) return null;
        var root = tree.GetCompilationUnitRoot();
        string[] files = [.. root.DescendantNodes().OfType<AttributeSyntax>().Select(AttributeNames.Of).Distinct().Select(GeneratorFiles.Find).OfType<string>()];
        if (files.Length == 0) return null;
        var driver = CSharpGeneratorDriver.Create(files.SelectMany(Load), parseOptions: SubmissionOptions.Parse);
        var result = driver.RunGenerators(compilation).GetRunResult();
        if (result.GeneratedTrees.IsEmpty) return new(compilation, default, files, result.Diagnostics);
        var (text, span) = Insert(tree, root, GeneratedText.ForSubmission(result.GeneratedTrees, compilation));
        return new(compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, SubmissionOptions.Parse, tree.FilePath)), span, files, result.Diagnostics);
    }

    // The generated code goes before the first member. At the end, it would follow the submission's last expression, which
    // must stay the last member.
    private static (SourceText Text, TextSpan Span) Insert(SyntaxTree tree, CompilationUnitSyntax root, string generated)
    {
        var place = root.Members[0].SpanStart;
        var start = tree.GetText().Lines.GetLinePosition(place);
        // The #line directives keep the author's lines and columns, and hide the generated code from debuggers.
        var inserted = $"\n#line hidden\n{generated}\n#line {start.Line + 1}\n{new string(' ', start.Character)}";
        return (tree.GetText().Replace(place, 0, inserted), new(place, inserted.Length));
    }

    private static ISourceGenerator[] Load(string file)
    {
        if (!Loaded.TryGetValue(file, out var generators))
            Loaded[file] = generators = [.. new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp)];
        return generators;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
