using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Compiling.Errors;

/// <summary>A place in a cell where C# allows less than in a file.</summary>
/// <param name="Span">Where the compiler's errors about it are.</param>
/// <param name="Sentence">What a cell cannot do, and the smallest edit that does it.</param>
/// <param name="Names">What it would declare: errors elsewhere about these names follow from it.</param>
internal sealed record ScriptLimit(TextSpan Span, string Sentence, params string[] Names)
{
    /// <summary>Codes of the errors it is about, or none when every error in its place is.</summary>
    public string[] Codes { get; init; } = [];
}
