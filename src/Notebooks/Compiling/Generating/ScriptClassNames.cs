using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Compiling.Generating;

/// <summary>
/// Takes the names of script classes out of generated code. A generator sees the types of a cell as members of such a class,
/// and repeats the class around what it writes. Within a submission, types are known by their names alone.
/// </summary>
internal static class ScriptClassNames
{
    /// <summary>The text of a generated file without the names of script classes before other names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="submission">The submission that it was written for.</param>
    public static string RemoveFrom(string text, CSharpCompilation submission)
    {
        for (CSharpCompilation? each = submission; each is not null; each = each.ScriptCompilationInfo?.PreviousScriptCompilation) text = Remove(text, each.Options.ScriptClassName!);
        return Remove(text, PackageGenerators.ScriptClass);
    }

    /// <summary>Whether generated code has repeated the script class.</summary>
    public static bool IsScriptClass(ClassDeclarationSyntax type) => type.Identifier.Text == PackageGenerators.ScriptClass;

    private static string Remove(string text, string scriptClass) => text.Replace($"global::{scriptClass}.", "", StringComparison.Ordinal).Replace($"{scriptClass}.", "", StringComparison.Ordinal);
}
