using Microsoft.CodeAnalysis;

namespace Notebooks.Workspaces.Language;

/// <summary>Finds what the compiler says about code that is being written.</summary>
internal static class Diagnoser
{
    // Nobody reads more.
    private const int Most = 100;

    public static async Task<CodeProblems> FindAsync(CodeModel model, LanguageRequest request)
    {
        var document = await model.DocumentAsync(request.Context, request.Code).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync().ConfigureAwait(false);
        return new([.. semantics!.GetDiagnostics()
            .Where(d => d is { Severity: DiagnosticSeverity.Error or DiagnosticSeverity.Warning, IsSuppressed: false, Location.IsInSource: true })
            .OrderBy(d => d.Location.SourceSpan.Start)
            .Take(Most)
            .Select(d => new CodeProblem(d.Location.SourceSpan.Start, d.Location.SourceSpan.End, d.Severity == DiagnosticSeverity.Error, d.Id, d.GetMessage()))]);
    }
}
