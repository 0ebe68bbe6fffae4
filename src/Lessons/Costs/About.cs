using System.Text.Json.Serialization;

namespace Lessons.Costs;

/// <summary>The language of one side, and its tools.</summary>
/// <param name="Language">Python or C#.</param>
/// <param name="Version">The version of the interpreter or of the runtime.</param>
/// <param name="Loop">The runner of the tasks: asyncio, uvloop, the thread pool.</param>
/// <param name="Http">The client that sends the requests.</param>
public sealed record About(
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("loop")] string Loop,
    [property: JsonPropertyName("http")] string Http)
{
    /// <summary><c>Python 3.11.7 (asyncio, aiohttp 3.9.1)</c>.</summary>
    public override string ToString() => $"{Language} {Version} ({Loop}, {Http})";
}
