using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Asks the compiler worker for the last of a chain of submissions.</summary>
/// <param name="Folder">Full path of the notebook's folder, against which <c>#r</c> and <c>#load</c> resolve.</param>
/// <param name="PackageFolder">Where restored packages are remembered.</param>
/// <param name="Chain">The submissions from the first one on; those before the last are known to compile.</param>
internal sealed record CompileRequest(string Folder, string PackageFolder, KeyedSubmission[] Chain);

/// <summary>A submission and the key that is also the name of its assembly.</summary>
internal sealed record KeyedSubmission(string Key, Submission Submission);

/// <summary>The compiler's result for a submission.</summary>
/// <param name="Succeeded">Whether it compiles.</param>
/// <param name="Assembly">The assembly with its debug information; empty when there is nothing to execute.</param>
/// <param name="HasValue">Whether the submission ends in a value to show.</param>
/// <param name="NeedsKernels">Whether it needs kernels of .NET Interactive when it runs.</param>
/// <param name="Diagnostics">Errors and warnings, in order of position.</param>
/// <param name="References">Full paths of the files to run with that <c>#r</c> brings, in this submission or in the files it loads: assemblies, native libraries, texts in other languages.</param>
/// <param name="Files">Files read besides the submission's own text, with their contents' hashes.</param>
/// <param name="Milliseconds">Time it took.</param>
public sealed record CompiledSubmission(
    bool Succeeded, byte[] Assembly, bool HasValue, bool NeedsKernels, Diagnostic[] Diagnostics, string[] References, FileHash[] Files, double Milliseconds)
{
    /// <summary>A submission that the compiler was not asked about, because of an error.</summary>
    internal static CompiledSubmission Refused(Diagnostic error) => new(false, [], false, false, [error], [], [], 0);
}

/// <summary>An error or a warning of the compiler.</summary>
/// <param name="Code">Its code, such as <c>CS0103</c>.</param>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Message">What the compiler says.</param>
/// <param name="Document">Name of the document, or null when it has no position.</param>
/// <param name="Line">One-based line, or 0.</param>
/// <param name="Column">One-based column, or 0.</param>
public sealed record Diagnostic(string Code, bool IsError, string Message, string? Document, int Line, int Column)
{
    /// <summary>The diagnostic in the compiler's usual form.</summary>
    /// <returns>Such as <c>(3,5): error CS0103: The name 'x' does not exist in the current context</c>.</returns>
    public override string ToString() => $"{(Line == 0 ? "" : $"({Line},{Column}): ")}{(IsError ? "error" : "warning")} {Code}: {Message}";
}

/// <summary>A file and what it held when it was read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal; empty for a file that only has to be there, because it is loaded and not compiled against.</param>
public sealed record FileHash(string Path, string Hash);
