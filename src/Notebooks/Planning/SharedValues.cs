using System.Text.Json;

namespace Notebooks.Planning;

/// <summary>The values that a notebook has put into the kernel <c>value</c> so far. Their types decide the types of the variables that receive them.</summary>
internal sealed class SharedValues
{
    public const string Json = "application/json";

    private readonly Dictionary<string, string> _types = [];

    /// <summary>Notes a value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mimeType">Its MIME type, or null for plain text.</param>
    /// <param name="content">Its content, or null when only the run will know it.</param>
    public void Add(string name, string? mimeType, string? content) => _types[name] = mimeType == Json ? TypeOf(content) : "string";

    /// <summary>The type of C# that a value arrives as.</summary>
    public string TypeOfValue(string name) => _types.GetValueOrDefault(name, "string");

    private static string TypeOf(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "{}");
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.String or JsonValueKind.Null => "string",
                JsonValueKind.Number => "double",
                JsonValueKind.True or JsonValueKind.False => "bool",
                _ => "System.Text.Json.JsonDocument",
            };
        }
        catch (JsonException)
        {
            return "System.Text.Json.JsonDocument";
        }
    }
}
