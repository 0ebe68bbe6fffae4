using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notebooks.Serve.Talk;

/// <summary>A message to a page. See the README of this project.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(State), "state")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Markup), "markup")]
[JsonDerivedType(typeof(Frame), "frame")]
[JsonDerivedType(typeof(Trim), "trim")]
[JsonDerivedType(typeof(Growing), "growing")]
[JsonDerivedType(typeof(Host), "host")]
[JsonDerivedType(typeof(Question), "question")]
[JsonDerivedType(typeof(Helped), "helped")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(Refused), "refused")]
internal abstract record ServerMessage
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The message as it is sent.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}

/// <summary>A cell of code.</summary>
/// <param name="Number">Its number among all cells.</param>
/// <param name="Source">Its original text.</param>
/// <param name="Language">Its language.</param>
/// <param name="Exercise">The exercise that it is the starter of, or null.</param>
/// <param name="Check">The exercise that it checks, or null.</param>
/// <param name="Parameters">Whether it begins with <c>// parameters</c>.</param>
/// <param name="Aside">The number under which the solution shows its outputs when the check is compared; null when there is no solution.</param>
internal sealed record LiveCell(int Number, string Source, string Language, string? Exercise, string? Check, bool Parameters, int? Aside = null);

/// <summary>The answer to <see cref="Hello"/>: the cells. States and outputs of a session that goes on follow.</summary>
/// <param name="Cells">The cells of code, in order.</param>
/// <param name="IsNew">Whether the session is a new one.</param>
internal sealed record Welcome(IReadOnlyList<LiveCell> Cells, bool IsNew) : ServerMessage;

/// <summary>The state of a cell.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Now"><c>none</c>, <c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>interrupted</c>.</param>
/// <param name="Note">A sentence about it, or null.</param>
/// <param name="Milliseconds">How long its own code took.</param>
internal sealed record State(int Cell, string Now, string? Note = null, double Milliseconds = 0) : ServerMessage;

/// <summary>Console text of a cell.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Index">Which of its outputs.</param>
/// <param name="IsError">Whether it went to standard error.</param>
/// <param name="From">How many characters of the output stay. The rest is replaced.</param>
/// <param name="Added">What follows them.</param>
internal sealed record Text(int Cell, int Index, bool IsError, int From, string Added) : ServerMessage;

/// <summary>An output as markup of ours.</summary>
internal sealed record Markup(int Cell, int Index, string Html) : ServerMessage;

/// <summary>An output that is markup of the notebook's: it is shown in a frame without an origin.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Index">Which of its outputs.</param>
/// <param name="Address">The address of the frame, below the folder of the page.</param>
internal sealed record Frame(int Cell, int Index, string Address) : ServerMessage;

/// <summary>A cell has only so many outputs now.</summary>
internal sealed record Trim(int Cell, int Count) : ServerMessage;

/// <summary>A figure below the outputs, while its recording runs.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Id">Which of the figures of the cell.</param>
/// <param name="Html">The figure up to now; null when it is gone.</param>
internal sealed record Growing(int Cell, string Id, string? Html) : ServerMessage;

/// <summary>The state of the host.</summary>
/// <param name="Now"><c>none</c>, <c>ready</c>, <c>running</c>, <c>ended</c> or <c>lost</c>.</param>
/// <param name="Why">A sentence for the reader, or null.</param>
/// <param name="Cell">The cell from which everything can be run again, or null.</param>
internal sealed record Host(string Now, string? Why = null, int? Cell = null) : ServerMessage;

/// <summary>A cell waits for a line of text; an empty prompt and no cell end the question.</summary>
internal sealed record Question(int? Cell, string Prompt, bool IsPassword) : ServerMessage;

/// <summary>The answer to <see cref="Help"/>.</summary>
/// <param name="Id">The question.</param>
/// <param name="Answer">The answer, or null when there is none.</param>
internal sealed record Helped(int Id, object? Answer) : ServerMessage;

/// <summary>The source has changed on disk.</summary>
internal sealed record Changed : ServerMessage;

/// <summary>The page cannot go on.</summary>
/// <param name="Why">A sentence for the reader.</param>
internal sealed record Refused(string Why) : ServerMessage;
