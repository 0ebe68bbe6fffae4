using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Lessons.Recordings;

namespace Lessons.World;

/// <summary>A recording as text, to bring it from a child process to the notebook that shows it.</summary>
internal static class RecordingText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveExceptionsOut } },
    };

    /// <summary>Writes a recording. Exceptions of operations are left out: they are objects of one process.</summary>
    public static string Write(Recording recording) => JsonSerializer.Serialize(recording, Options);

    /// <summary>Reads what <see cref="Write"/> wrote; null when the text is something else.</summary>
    public static Recording? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Recording>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void LeaveExceptionsOut(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].PropertyType == typeof(Exception)) type.Properties.RemoveAt(i);
    }
}
