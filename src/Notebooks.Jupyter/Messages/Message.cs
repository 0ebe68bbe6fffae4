using System.Text.Json.Nodes;

namespace Notebooks.Jupyter.Messages;

/// <summary>A message from a client.</summary>
/// <param name="Peer">Identity of the client.</param>
/// <param name="Type">What it asks for, such as <c>execute_request</c>.</param>
/// <param name="Header">Its header as it came. Answers carry these bytes.</param>
/// <param name="Content">Its content.</param>
internal sealed record Message(byte[] Peer, string Type, byte[] Header, JsonObject Content)
{
    /// <summary>A text of the content, or a default.</summary>
    public string Text(string name, string byDefault = "") => Content[name] is JsonValue value && value.TryGetValue(out string? text) ? text : byDefault;

    /// <summary>A flag of the content, or a default.</summary>
    public bool Flag(string name, bool byDefault) => Content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : byDefault;

    /// <summary>A number of the content, or a default.</summary>
    public int Number(string name, int byDefault) => Content[name] is JsonValue value && value.TryGetValue(out int number) ? number : byDefault;
}
