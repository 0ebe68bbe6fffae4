using System.Text.Json.Nodes;
using System.Text.Json;
using Notebooks.Protocol;

namespace Notebooks.Running;

/// <summary>Something a cell put out.</summary>
public abstract record Output
{
    /// <summary>Whether it came after its cell had ended.</summary>
    public bool Late { get; init; }

    /// <summary>Whether its flow was unknown, so that it was attributed to the cell that was running.</summary>
    public bool Guessed { get; init; }
}

/// <summary>Console output; consecutive writes to the same stream are merged in <see cref="CellResult.Outputs"/>.</summary>
/// <param name="IsError">Whether it went to standard error.</param>
/// <param name="Text">The text.</param>
public sealed record TextOutput(bool IsError, string Text) : Output;

/// <summary>A displayed value.</summary>
/// <param name="DisplayId">Identity for updates.</param>
/// <param name="Data">MIME bundle: strings, and objects for JSON types.</param>
/// <param name="IsResult">True for the value of the cell's last expression.</param>
public sealed record DisplayOutput(string DisplayId, JsonObject Data, bool IsResult) : Output
{
    /// <summary>Whether it is a claim, whether it holds or not.</summary>
    public bool IsClaim => Data[MimeTypes.Claim] is JsonObject;

    /// <summary>Whether it is a claim that holds. Cells may display anything under that type, so only <c>true</c> counts.</summary>
    public bool IsClaimThatHolds => Data[MimeTypes.Claim] is JsonObject claim && Holds(claim);

    internal static bool Holds(JsonObject claim) => claim["passed"]?.GetValueKind() == JsonValueKind.True;
}

/// <summary>An exception or compile errors shown as output, whether expected or not.</summary>
/// <param name="Name">Type of the exception, or the first diagnostic's code.</param>
/// <param name="Message">Its message.</param>
/// <param name="Traceback">Lines ready to print.</param>
public sealed record ErrorOutput(string Name, string Message, string[] Traceback) : Output
{
    /// <summary>Whether the cell showed the error and went on. Otherwise the cell ended with it.</summary>
    public bool IsShown { get; init; }
}
