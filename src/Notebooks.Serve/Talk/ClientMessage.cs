using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notebooks.Serve.Talk;

/// <summary>A message of a page. See the README of this project.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(Warm), "warm")]
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(Compare), "compare")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
[JsonDerivedType(typeof(Restart), "restart")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Help), "help")]
internal abstract record ClientMessage
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 8, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads a message.</summary>
    /// <returns>The message, or null when it is none.</returns>
    public static ClientMessage? Read(ReadOnlySpan<byte> json)
    {
        try { return JsonSerializer.Deserialize<ClientMessage>(json, Options); }
        catch (Exception e) when (e is JsonException or NotSupportedException) { return null; }
    }
}

/// <summary>The first message: names the session that the page wants to go on with, and the reader's texts of cells.</summary>
/// <param name="Session">A name that the page has made up; 16 to 64 letters, digits and hyphens.</param>
/// <param name="Sources">The texts of edited cells, by their numbers.</param>
internal sealed record Hello(string Session, Dictionary<int, string> Sources) : ClientMessage;

/// <summary>The reader has changed a cell.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Source">Its text; null for the original one.</param>
internal sealed record Edit(int Cell, string? Source) : ClientMessage;

/// <summary>The reader is about to run something, so a host may be started.</summary>
internal sealed record Warm : ClientMessage;

/// <summary>Run a cell, and before it what it needs above.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Through">Whether the cells above run again even when they have run, and failed checks do not count.</param>
/// <param name="Moved">
/// Number of the cell of which the reader has moved a parameter, or null. The request takes the place of such a one that waits,
/// and of what runs from that cell on.
/// </param>
internal sealed record Run(int Cell, bool Through = false, int? Moved = null) : ClientMessage;

/// <summary>Run the check of an exercise with the solution, beside what the reader has.</summary>
/// <param name="Cell">The number of the check.</param>
internal sealed record Compare(int Cell) : ClientMessage;

/// <summary>Stop what runs, and forget what waits.</summary>
internal sealed record Interrupt : ClientMessage;

/// <summary>End the host: all variables are gone, outputs too.</summary>
internal sealed record Restart : ClientMessage;

/// <summary>The answer to a question of a cell.</summary>
/// <param name="Text">What the reader has typed.</param>
internal sealed record Answer(string Text) : ClientMessage;

/// <summary>A question about code.</summary>
/// <param name="Id">Comes back with the answer.</param>
/// <param name="About"><c>complete</c>, <c>describe</c> or <c>diagnose</c>.</param>
/// <param name="Cell">Number of the cell that is written.</param>
/// <param name="Code">Its text.</param>
/// <param name="Position">Index in it.</param>
internal sealed record Help(int Id, string About, int Cell, string Code, int Position) : ClientMessage;
