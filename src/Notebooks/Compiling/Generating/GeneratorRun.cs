using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Notebooks.Compiling.Packages;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Notebooks.Compiling.Generating;

/// <summary>The result of source generators for a submission. In Roslyn a submission has only one text, so the generated code becomes part of it.</summary>
/// <param name="Compilation">The submission with the generated code.</param>
/// <param name="Span">Where in its text the generated code is.</param>
/// <param name="Files">The generators that ran.</param>
/// <param name="Packages">The packages whose generators wrote some of the code.</param>
/// <param name="Diagnostics">What the generators say about the author's text.</param>
/// <param name="Notes">What could not be done.</param>
internal sealed record GeneratorRun(CSharpCompilation Compilation, TextSpan Span, string[] Files, string[] Packages, ImmutableArray<RoslynDiagnostic> Diagnostics, string[] Notes)
{
    /// <summary>Code of the notes about source generators of packages.</summary>
    public const string NoteCode = "CS8785";

    /// <summary>Runs the generators of the framework that a submission's attributes call for, and those of packages.</summary>
    /// <param name="compilation">The submission.</param>
    /// <param name="analyzers">Files of packages that may have generators.</param>
    /// <returns>Null when there is nothing to run.</returns>
    public static GeneratorRun? Of(CSharpCompilation compilation, IReadOnlyList<PackageAnalyzer> analyzers)
    {
        var tree = compilation.SyntaxTrees[^1];
        var root = tree.GetCompilationUnitRoot();
        string[] files = GeneratorFiles.MayBeNeededBy(tree.ToString()) ? [.. root.DescendantNodes().OfType<AttributeSyntax>().Select(AttributeNames.Of).Distinct().Select(GeneratorFiles.Find).OfType<string>()] : [];
        var packages = PackageGenerators.MayRunFor(root) ? PackageGenerators.In(analyzers) : [];
        if (files.Length == 0 && packages.Length == 0) return null;
        var driver = CSharpGeneratorDriver.Create(files.SelectMany(file => GeneratorLoader.Load(file).Generators), parseOptions: SubmissionOptions.Parse);
        var own = driver.RunGenerators(compilation).GetRunResult();
        GeneratedCode[] parts = [new(null, own.GeneratedTrees, own.Diagnostics, null), .. packages.Select(package => package.Run(compilation))];
        var run = new GeneratorRun(
            compilation, default, [.. files, .. packages.SelectMany(package => package.Files)],
            [.. parts.Where(part => part.Package is not null && !part.Trees.IsEmpty).Select(part => part.Package!)],
            [.. parts.SelectMany(part => part.Diagnostics)], [.. parts.Select(part => part.Note).OfType<string>()]);
        return parts.All(part => part.Trees.IsEmpty) || root.Members.Count == 0 ? run : run.With(tree, root, GeneratedText.ForSubmission(parts.SelectMany(part => part.Trees), compilation));
    }

    /// <summary>Whether a diagnostic is about generated code.</summary>
    public bool Contains(RoslynDiagnostic diagnostic) =>
        diagnostic.Location.SourceTree == Compilation.SyntaxTrees[^1] && Span.Contains(diagnostic.Location.SourceSpan);

    // The generated code goes before the first member. At the end, it would follow the submission's last expression, which
    // must stay the last member.
    private GeneratorRun With(SyntaxTree tree, CompilationUnitSyntax root, string generated)
    {
        var place = root.Members[0].SpanStart;
        var start = tree.GetText().Lines.GetLinePosition(place);
        // The #line directives keep the author's lines and columns, and hide the generated code from debuggers.
        var inserted = $"\n#line hidden\n{generated}\n#line {start.Line + 1}\n{new string(' ', start.Character)}";
        var text = tree.GetText().Replace(place, 0, inserted);
        return this with { Compilation = Compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, SubmissionOptions.Parse, tree.FilePath)), Span = new(place, inserted.Length) };
    }
}
