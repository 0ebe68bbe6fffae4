using System.Text.Json.Serialization;

namespace Lessons.Costs;

/// <summary>Which language answered, and with what.</summary>
/// <param name="Language">Python or C#.</param>
/// <param name="Version">Of the interpreter or of the runtime.</param>
/// <param name="Loop">What runs the tasks: asyncio, uvloop, the thread pool.</param>
/// <param name="Http">What sends the requests.</param>
public sealed record About(
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("loop")] string Loop,
    [property: JsonPropertyName("http")] string Http)
{
    /// <summary><c>Python 3.11.7 (asyncio, aiohttp 3.9.1)</c>.</summary>
    public override string ToString() => $"{Language} {Version} ({Loop}, {Http})";
}
