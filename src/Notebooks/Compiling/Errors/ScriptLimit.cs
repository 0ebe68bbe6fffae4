using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Compiling.Errors;

/// <summary>A place in a cell where C# allows less than in a file.</summary>
/// <param name="Span">Where the compiler's errors about it are.</param>
/// <param name="Sentence">Says what a cell cannot do, and the smallest edit that achieves it.</param>
/// <param name="Names">The names that the code would declare. Errors elsewhere about these names follow from it.</param>
internal sealed record ScriptLimit(TextSpan Span, string Sentence, params string[] Names)
{
    /// <summary>Codes of the errors that it explains. Empty when it explains every error in its span.</summary>
    public string[] Codes { get; init; } = [];
}
