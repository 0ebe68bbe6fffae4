using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>How a submission is read and compiled: one truth for the compiler and for whatever explains code.</summary>
internal static class SubmissionOptions
{
    /// <summary>How its text is read.</summary>
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script, Symbols());

    // Scripts bind against whatever versions of the framework run them; Roslyn's own scripting hides these three, too.
    private static readonly Dictionary<string, ReportDiagnostic> Hidden = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress, ["CS1705"] = ReportDiagnostic.Suppress };

    // The namespaces that .NET Interactive opens: a lesson that compiles here compiles there. See
    // https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive.CSharp/CSharpKernel.cs
    private static readonly string[] Usings =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", "Microsoft.DotNet.Interactive.Kernel"];

    // What the SDK defines for a program in Release that is built for the framework that runs the cells.
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
    /// <param name="submission">Which one.</param>
    /// <param name="folder">The notebook's folder: what it loads is looked for there.</param>
    /// <param name="resolver">Finds what its <c>#r</c> name.</param>
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
