using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Compiling.Packages;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Notebooks.Compiling.Generating;

/// <summary>What generators have written.</summary>
/// <param name="Package">The package that they come from, or null for those of the framework.</param>
/// <param name="Trees">The files that they wrote.</param>
/// <param name="Diagnostics">What they say about the author's text.</param>
/// <param name="Note">Why they could not write anything, or null.</param>
internal sealed record GeneratedCode(string? Package, ImmutableArray<SyntaxTree> Trees, ImmutableArray<RoslynDiagnostic> Diagnostics, string? Note);

/// <summary>The source generators of one package. One that fails costs a note, and does not hinder those of other packages.</summary>
/// <param name="package">Id of the package.</param>
/// <param name="files">Its files that have generators.</param>
internal sealed class PackageGenerators(string package, string[] files)
{
    /// <summary>The name of the script class, as generators see it. The real name is not always one that C# can spell.</summary>
    public const string ScriptClass = "CellOfThisNotebook";

    private static readonly string[] Failures = ["CS8784", "CS8785"];

    /// <summary>Its files that have generators.</summary>
    public string[] Files => files;

    /// <summary>Whether generators may have something to do for a text: they add to what has an attribute, or is partial.</summary>
    public static bool MayRunFor(CompilationUnitSyntax root) =>
        root.DescendantNodes().Any(node => node is AttributeSyntax || node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The generators of packages.</summary>
    /// <param name="analyzers">Files of packages that may have generators.</param>
    public static PackageGenerators[] In(IReadOnlyList<PackageAnalyzer> analyzers) =>
    [
        .. from file in analyzers
           where GeneratorLoader.Load(file.Path).Generators.Length > 0
           group file.Path by file.Package into package
           select new PackageGenerators(package.Key, [.. package]),
    ];

    /// <summary>One sentence for each package with a generator that cannot be loaded.</summary>
    public static IEnumerable<string> Unloadable(IReadOnlyList<PackageAnalyzer> analyzers) =>
        from file in analyzers
        let failure = GeneratorLoader.Load(file.Path).Failure
        where failure is not null
        group failure by file.Package into package
        select $"{package.Key} has source generators that cannot be loaded, so they do not run: {package.First()}";

    /// <summary>Runs them for a submission.</summary>
    public GeneratedCode Run(CSharpCompilation submission)
    {
        try
        {
            var named = submission.WithOptions(submission.Options.WithScriptClassName(ScriptClass));
            var driver = CSharpGeneratorDriver.Create(files.SelectMany(file => GeneratorLoader.Load(file).Generators), parseOptions: SubmissionOptions.Parse);
            var result = driver.RunGenerators(named).GetRunResult();
            var failed = result.Results.FirstOrDefault(generator => generator.Exception is not null);
            var trees = result.Results.Where(generator => generator.Exception is null).SelectMany(generator => generator.GeneratedSources).Select(source => source.SyntaxTree);
            return new(package, [.. trees], [.. result.Diagnostics.Where(diagnostic => !Failures.Contains(diagnostic.Id))], failed.Exception is { } exception ? Note(ReasonOf(failed, exception)) : null);
        }
        // Generators are code of others, and Roslyn hands on some of their exceptions.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(package, [], [], Note(e.Message));
        }
    }

    // What it wrote before it looked at the cell became a second text, and Roslyn expects one of a submission.
    private static string ReasonOf(GeneratorRunResult failed, Exception exception) =>
        failed.GeneratedSources.IsDefaultOrEmpty ? exception.Message : "it begins with declarations of its own, which a cell cannot take";

    private string Note(string reason) => $"A source generator of {package} has failed, so it has written nothing: {reason}";
}
