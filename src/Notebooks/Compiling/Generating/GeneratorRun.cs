using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Notebooks.Compiling.Generating;

/// <summary>What source generators have made of a submission. Roslyn adds no second text to one, so theirs becomes part of the first.</summary>
/// <param name="Compilation">The submission with what was generated.</param>
/// <param name="Span">Where in its text that is.</param>
/// <param name="Files">The generators that ran.</param>
/// <param name="Diagnostics">What they say.</param>
internal sealed record GeneratorRun(CSharpCompilation Compilation, TextSpan Span, string[] Files, ImmutableArray<RoslynDiagnostic> Diagnostics)
{
    private static readonly Dictionary<string, ISourceGenerator[]> Loaded = [];

    /// <summary>Runs the generators that a submission's attributes call for.</summary>
    /// <returns>Null when it calls for none, or they are not there.</returns>
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

    // Before the first member: after it, the submission's last expression would not be the last.
    private static (SourceText Text, TextSpan Span) Insert(SyntaxTree tree, CompilationUnitSyntax root, string generated)
    {
        var place = root.Members[0].SpanStart;
        var start = tree.GetText().Lines.GetLinePosition(place);
        // The compiler goes on to count as if nothing had been inserted, and debuggers see none of it.
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
