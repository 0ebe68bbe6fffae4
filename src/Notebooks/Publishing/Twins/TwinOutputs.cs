using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Notebooks.Protocol;
using Notebooks.Publishing.Pictures;

namespace Notebooks.Publishing.Twins;

/// <summary>Outputs of a twin: figures with a picture, claims, and text. HTML is left out: other programs show it differently and run no scripts.</summary>
internal sealed class TwinOutputs(MachineNames machine, IReadOnlyList<Picture> pictures)
{
    private const string Png = "image/png";

    private int _figures;

    public ImmutableArray<JsonObject> Of(ImmutableArray<JsonObject> outputs) => [.. outputs.Select(Of).OfType<JsonObject>()];

    private JsonObject? Of(JsonObject output)
    {
        var kept = (JsonObject)machine.Remove(output)!;
        if (kept["data"] is not JsonObject data) return kept;

        foreach (var type in data.Select(entry => entry.Key).Where(type => !IsKept(type)).ToArray()) data.Remove(type);
        if (data.ContainsKey(MimeTypes.Plotly))
        {
            var picture = pictures[_figures++];
            data.Insert(data.IndexOf(MimeTypes.Plotly) + 1, Png, Convert.ToBase64String(picture.Png));
            kept["metadata"] = new JsonObject { [Png] = new JsonObject { ["width"] = picture.Width, ["height"] = picture.Height } };
        }

        return data.Count > 0 ? kept : null;
    }

    private static bool IsKept(string type) => type is MimeTypes.Plotly or MimeTypes.Claim or MimeTypes.Plain or MimeTypes.Markdown or "text/latex" || type.StartsWith("image/", StringComparison.Ordinal);
}
