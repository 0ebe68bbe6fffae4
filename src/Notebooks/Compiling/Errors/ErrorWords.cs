using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling.Generating;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Notebooks.Compiling.Errors;

/// <summary>The compiler's messages in words for the reader of a notebook. Where a cell allows less than a file, one sentence replaces several that talk of something else.</summary>
internal sealed class ErrorWords
{
    // The value is null for an error that follows from another one.
    private readonly Dictionary<RoslynDiagnostic, string?> _words = new(ReferenceEqualityComparer.Instance);

    /// <param name="compilation">The compilation.</param>
    /// <param name="diagnostics">The compiler's diagnostics for it.</param>
    public ErrorWords(CSharpCompilation compilation, IReadOnlyCollection<RoslynDiagnostic> diagnostics)
    {
        RoslynDiagnostic[] errors = [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start)];
        // Each file of `#load` has its own syntax tree.
        foreach (var tree in errors.Select(e => e.Location.SourceTree).OfType<SyntaxTree>().Distinct())
        {
            foreach (var limit in ScriptLimits.In(tree, compilation.GetSemanticModel(tree), GeneratorFiles.Find)) Apply(limit, tree, errors);
        }
        if (AsyncLinqClash.Among(errors) is { Length: > 0 } clashes && AsyncLinqClash.Sentence(compilation) is { } sentence)
        {
            // All of them have one cause, so one sentence is enough.
            foreach (var clash in clashes) _words[clash] = null;
            _words[clashes[0]] = sentence;
        }
    }

    /// <summary>The text to report for a diagnostic, or null when it follows from another one.</summary>
    public string? Of(RoslynDiagnostic diagnostic) => _words.TryGetValue(diagnostic, out var words) ? words : diagnostic.GetMessage();

    private void Apply(ScriptLimit limit, SyntaxTree tree, RoslynDiagnostic[] errors)
    {
        RoslynDiagnostic[] about = [.. errors.Where(e => e.Location.SourceTree == tree && limit.Span.Contains(e.Location.SourceSpan.Start) && (limit.Codes is [] || limit.Codes.Contains(e.Id)))];
        if (about.Length == 0) return;
        foreach (var error in about.Concat(errors.Where(e => Follows(e, limit)))) _words.TryAdd(error, null);
        _words[about[0]] = limit.Sentence;
    }

    // The compiler's message quotes a name that it cannot resolve, or can resolve only in part.
    private static bool Follows(RoslynDiagnostic error, ScriptLimit limit) =>
        error.GetMessage() is var message && limit.Names.Any(name => message.Contains($"'{name}'", StringComparison.Ordinal));
}
