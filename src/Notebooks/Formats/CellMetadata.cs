using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>The metadata that an <c>.ipynb</c> needs and that follows from a cell's language and text.</summary>
internal static class CellMetadata
{
    public const string Tags = "tags";

    /// <summary>Key of what Jupyter's front ends hide of a cell.</summary>
    public const string Jupyter = "jupyter";

    /// <summary>Whether they hide its code, in the entry <see cref="Jupyter"/>.</summary>
    public const string SourceHidden = "source_hidden";

    private const string Polyglot = "polyglot_notebook", Interactive = "dotnet_interactive", Raises = "raises-exception";

    public static JsonObject Of(Cell cell)
    {
        if (cell.Kind != CellKind.Code) return cell.Metadata;
        var result = cell.Metadata.DeepClone().AsObject();
        Set(result, Interactive, "language", cell.Language);
        Set(result, Polyglot, "kernelName", cell.Language);
        if (cell.Language == Languages.CSharp && Markers.Read(cell.Source).MayRaise) Tag(result);
        return result;
    }

    public static string? Language(JsonObject metadata) =>
        metadata[Polyglot].At("kernelName").Text() ?? metadata[Interactive].At("language").Text();

    /// <summary>Whether nothing is lost when this entry is left out and <see cref="Of"/> adds it again.</summary>
    public static bool IsDerived(string key, JsonNode? value) => (key, value) switch
    {
        (Polyglot or Interactive, JsonObject { Count: 1 } entry) => entry.ContainsKey(key == Polyglot ? "kernelName" : "language"),
        (Tags, JsonArray tags) => tags.All(IsDerived),
        // What is hidden is a matter of how a notebook looks, and a twin hides it again.
        (Jupyter, JsonObject entry) => entry.All(hidden => hidden.Key is SourceHidden or "outputs_hidden"),
        _ => false,
    };

    /// <summary>Whether nothing is lost when this tag is left out.</summary>
    public static bool IsDerived(JsonNode? tag) => tag.Text() == Raises;

    private static void Set(JsonObject metadata, string owner, string key, string language)
    {
        // Another tool may have written something else here and may need it again, so it is not replaced.
        if (metadata[owner] is null) Add(metadata, owner, new JsonObject());
        if (metadata[owner] is JsonObject entry) entry[key] = language;
    }

    // It goes where Jupyter's alphabetical order will put it.
    private static void Add(JsonObject metadata, string key, JsonNode value)
    {
        metadata.Remove(key);
        metadata.Insert(metadata.TakeWhile(entry => string.CompareOrdinal(entry.Key, key) < 0).Count(), key, value);
    }

    private static void Tag(JsonObject metadata)
    {
        if (metadata[Tags] is null) Add(metadata, Tags, new JsonArray());
        if (metadata[Tags] is JsonArray tags && tags.All(tag => tag.Text() != Raises)) tags.Add(Raises);
    }
}
