using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Host.Display.Short;

/// <summary>JSON as its text, which is shorter than any table of it and never deeper.</summary>
internal static class JsonTexts
{
    private const int Longest = 20_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Describe(JsonNode node) => Cut(node.ToJsonString(Indented));

    public static string Describe(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? "JsonElement (undefined)" : Cut(JsonSerializer.Serialize(element, Indented));

    /// <summary>The JSON of Newtonsoft, whose ToString is indented. As a sequence of sequences it has no end: a value is empty, and still enumerates.</summary>
    public static string DescribeToken(object token) => Cut($"{token}");

    /// <summary>Tells of the type of Newtonsoft's JSON when it is there: the host itself does without.</summary>
    public static void Watch(Action<Type> found)
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Look(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies()) Look(assembly);

        void Look(Assembly assembly)
        {
            if (assembly.GetName().Name == "Newtonsoft.Json" && assembly.GetType("Newtonsoft.Json.Linq.JToken") is { } token) found(token);
        }
    }

    private static string Cut(string json) => json.Length <= Longest ? json
        : string.Create(CultureInfo.InvariantCulture, $"{json.AsSpan(0, Longest)}\n… {json.Length - Longest:N0} more characters");
}
