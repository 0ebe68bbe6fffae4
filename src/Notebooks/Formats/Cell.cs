using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>The kind of a cell. It does not depend on the cell's metadata or first line.</summary>
public enum CellKind
{
    /// <summary>Source in <see cref="Cell.Language"/> that can be executed.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text that is neither executed nor rendered.</summary>
    Raw,
}

/// <summary>One cell of a notebook.</summary>
public sealed record Cell
{
    /// <summary>Code, Markdown or raw text.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>Canonical name of the cell's language: <c>csharp</c>, <c>fsharp</c>, <c>html</c>, … and <c>markdown</c> for Markdown cells.</summary>
    public required string Language { get; init; }

    /// <summary>The text of the cell. Lines of a <c>.dib</c> end in LF; an <c>.ipynb</c> keeps what it stored.</summary>
    public required string Source { get; init; }

    /// <summary>One-based line of the file on which the source begins, or 0 when the format has no useful lines.</summary>
    public int Line { get; init; }

    /// <summary>The nbformat cell id, when the file has one.</summary>
    public string? Id { get; init; }

    /// <summary>The nbformat execution count, when the file has one.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The cell's metadata, unknown keys included.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Stored nbformat outputs, untouched.</summary>
    public ImmutableArray<JsonObject> Outputs { get; init; } = [];

    /// <summary>Keys of an nbformat cell that have no property here, such as <c>attachments</c>, kept for writing.</summary>
    public JsonObject Unknown { get; init; } = [];
}
