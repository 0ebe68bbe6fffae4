using System.Text.Json.Nodes;

namespace Notebooks.Publishing.Twins;

/// <summary>Replaces names that depend on the machine: of no use to a reader, and different in the next save.</summary>
internal sealed class MachineNames(IReadOnlyList<(string Name, string Instead)> names)
{
    /// <param name="folder">Full path of the notebook's folder.</param>
    public static MachineNames Of(string folder)
    {
        (string Name, string Instead)[] all =
        [
            // Files that a notebook imports lie beside its folder.
            (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) ?? "", "/course"),
            (Path.TrimEndingDirectorySeparator(Path.GetTempPath()), "/tmp"),
            (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~"),
            (Environment.MachineName, "machine"),
        ];
        // Shorter names may be parts of words, and every machine has the name localhost.
        return new([.. all.Where(n => n.Name.Length > 3 && n.Name != n.Instead && n.Name != "localhost").OrderByDescending(n => n.Name.Length)]);
    }

    public string Remove(string text) => names.Aggregate(text, (left, name) => left.Replace(name.Name, name.Instead, StringComparison.Ordinal));

    public JsonNode? Remove(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.Select(entry => KeyValuePair.Create(entry.Key, Remove(entry.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Remove)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Remove(text)),
        _ => node?.DeepClone(),
    };
}
