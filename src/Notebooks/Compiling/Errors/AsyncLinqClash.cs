using Microsoft.CodeAnalysis;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Notebooks.Compiling.Errors;

/// <summary>Finds errors that come from System.Linq.Async before version 7. It has the same class as .NET 10, with the same methods, so the compiler cannot choose.</summary>
internal static class AsyncLinqClash
{
    private const string Package = "System.Linq.Async";
    private const string Class = "AsyncEnumerable";
    private const int FirstWithoutClash = 7;

    private static readonly string[] Codes = ["CS0121", "CS0433"];

    /// <summary>The errors that come from it.</summary>
    public static RoslynDiagnostic[] Among(IEnumerable<RoslynDiagnostic> errors) =>
        [.. errors.Where(error => Codes.Contains(error.Id) && error.GetMessage().Contains(Class, StringComparison.Ordinal))];

    /// <summary>Says what to do, or null when the package is not there, or does not clash.</summary>
    public static string? Sentence(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.FirstOrDefault(assembly => assembly.Name == Package && assembly.Version.Major < FirstWithoutClash) is { } old
            ? $"{Package} {old.Version.Major} clashes with .NET {Environment.Version.Major}, which has LINQ for asynchronous streams itself. Leave the package out, or take version {FirstWithoutClash}: #r \"nuget: {Package}, {FirstWithoutClash}.*\"."
            : null;
}
