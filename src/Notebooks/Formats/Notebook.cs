using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>A notebook as read from a <c>.dib</c> or <c>.ipynb</c> file: its cells, in order, and everything else the file held.</summary>
public sealed record Notebook
{
    /// <summary>The cells in the order of the file.</summary>
    public required ImmutableArray<Cell> Cells { get; init; }

    /// <summary>The document's metadata: the meta block of a <c>.dib</c>, the top-level <c>metadata</c> of an <c>.ipynb</c>. Unknown keys are kept.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Keys of an nbformat document that have no property here, kept for writing.</summary>
    public JsonObject Unknown { get; init; } = [];

    /// <summary>The language of code cells that name none themselves, such as <c>csharp</c>.</summary>
    public string DefaultLanguage { get; init; } = Languages.CSharp;

    /// <summary>Things that the reader found odd but could read, such as a cell separator inside a Markdown code fence.</summary>
    public ImmutableArray<FormatWarning> Warnings { get; init; } = [];
}

/// <summary>Something a reader accepted that its author may not have meant.</summary>
/// <param name="Line">One-based line of the file, or 0 when the format has no useful lines.</param>
/// <param name="Message">Says what was found and what to do about it.</param>
public sealed record FormatWarning(int Line, string Message);
