using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>
/// The metadata about the kernel that an <c>.ipynb</c> needs and a <c>.dib</c> does not. The added keys are listed in the
/// metadata itself. So a notebook that comes back as <c>.dib</c> loses exactly these keys, even after a front end has changed them.
/// </summary>
internal static class AddedMetadata
{
    private const string Owner = "interleave", List = "added";

    public static JsonObject With(JsonObject metadata, string language)
    {
        var result = metadata.DeepClone().AsObject();
        List<string> added = [];
        Add("kernelspec", () => KernelSpec(language));
        Add("language_info", () => LanguageInfo.Of(language));
        if (added.Count == 0) return result;

        if (!result.ContainsKey(Owner))
        {
            // It goes to the front, where Jupyter's alphabetical order will put it.
            result.Insert(0, Owner, new JsonObject());
            added.Insert(0, Owner);
        }

        // The value of another tool at this key is not replaced. Then the additions are not listed, and they stay.
        if (result[Owner] is not JsonObject owner || owner[List] is not (null or JsonArray)) return result;
        // A front end may have removed one of several earlier additions, so the earlier list is kept, too.
        var earlier = (owner[List] as JsonArray ?? []).Select(key => key.Text()).OfType<string>();
        owner[List] = new JsonArray([.. earlier.Union(added).Select(key => JsonValue.Create(key))]);
        return result;

        void Add(string key, Func<JsonObject> value)
        {
            if (result.ContainsKey(key)) return;
            result[key] = value();
            added.Add(key);
        }
    }

    public static JsonObject Without(JsonObject metadata)
    {
        var result = metadata.DeepClone().AsObject();
        if (result[Owner] is not JsonObject owner || owner[List] is not JsonArray added) return result;
        owner.Remove(List);
        foreach (var key in added)
            if (key.Text() is { } name) result.Remove(name);
        return result;
    }

    private static JsonObject KernelSpec(string language) => new()
    {
        ["display_name"] = $".NET ({Languages.Label(language)})",
        ["language"] = Languages.Label(language),
        ["name"] = $".net-{language}",
    };
}
