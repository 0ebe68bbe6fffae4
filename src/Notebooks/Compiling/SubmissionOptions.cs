using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>How a submission is read and compiled. The compiler and the features that explain code share these options.</summary>
internal static class SubmissionOptions
{
    /// <summary>How its text is read.</summary>
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script, Symbols());

    // Scripts bind against the framework versions that run them. Roslyn's own scripting hides these three warnings, too.
    private static readonly Dictionary<string, ReportDiagnostic> Hidden = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress, ["CS1705"] = ReportDiagnostic.Suppress };

    // These are the namespaces that .NET Interactive opens, so a lesson that compiles here compiles there, too. See
    // https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive.CSharp/CSharpKernel.cs
    private static readonly string[] Usings =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", "Microsoft.DotNet.Interactive.Kernel"];

    // These are the symbols that the SDK defines for a Release build for the framework that runs the cells.
    private static IEnumerable<string> Symbols()
    {
        var version = Environment.Version.Major;
        return
        [
            "TRACE", "RELEASE", "NET", $"NET{version}_0", "NETCOREAPP",
            .. Enumerable.Range(5, version - 4).Select(earlier => $"NET{earlier}_0_OR_GREATER"),
            .. new[] { "1_0", "1_1", "2_0", "2_1", "2_2", "3_0", "3_1" }.Select(earlier => $"NETCOREAPP{earlier}_OR_GREATER"),
        ];
    }

    /// <summary>How it is compiled.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="folder">The notebook's folder, in which <c>#load</c> looks for files.</param>
    /// <param name="resolver">Resolves its <c>#r</c>.</param>
    public static CSharpCompilationOptions Compilation(Submission submission, string folder, MetadataReferenceResolver resolver) => new(
        OutputKind.DynamicallyLinkedLibrary,
        scriptClassName: submission.ScriptClass,
        usings: Usings,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        deterministic: true,
        nullableContextOptions: NullableContextOptions.Annotations,
        specificDiagnosticOptions: Hidden,
        metadataReferenceResolver: resolver,
        sourceReferenceResolver: new LoadResolver(folder));
}
