using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Host.Display.Short;

/// <summary>Shows JSON as its text. It is shorter than a table of it, and contains no nested tables.</summary>
internal static class JsonTexts
{
    private const int Longest = 20_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Describe(JsonNode node) => Cut(node.ToJsonString(Indented));

    public static string Describe(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? "JsonElement (undefined)" : Cut(JsonSerializer.Serialize(element, Indented));

    /// <summary>Newtonsoft's JSON, whose ToString is indented. As nested sequences it has no end: a value is an empty sequence.</summary>
    public static string DescribeToken(object token) => Cut($"{token}");

    /// <summary>Reports the type of Newtonsoft's JSON when it is loaded. The host itself does not use it.</summary>
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
